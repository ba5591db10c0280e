import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';

interface Contract {
  paths: Record<string, Record<string, { responses: Record<string, Responded> }>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
}
interface Responded {
  content: { 'application/json': { schema: object } };
}

const folder = process.env['BEIAN_CONTRACTS'] ?? resolve('../shared/contracts');
const file = join(folder, 'twilio-messages.openapi.json');

/** Why the contract can't be checked here; undefined when it can. */
export const contractMissing = existsSync(file) ? undefined : `no contract at ${file}`;

/** The published contract of the Messages resource. */
export function readContract(): Contract {
  return JSON.parse(readFileSync(file, 'utf8')) as Contract;
}

/** Inlines references, and lets `uri` be relative as in the contract's own examples. */
function plain(contract: Contract, schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const { $ref, ...rest } = value as Record<string, unknown>;
    if (typeof $ref === 'string') {
      return plain(contract, contract.components.schemas[$ref.split('/').at(-1) ?? '']);
    }
    if (rest['format'] === 'uri') rest['format'] = 'uri-reference';
    return rest;
  });
}

/**
 * A server whose `/check` says 200 when a body fits the schema of a response: fastify's own ajv
 * does the checking, since ajv is no dependency of ours.
 */
export async function contractChecker(
  path: string,
  method: 'get' | 'post',
  status: string,
): Promise<FastifyInstance> {
  const contract = readContract();
  const response = contract.paths[path]?.[method]?.responses[status];
  const rfc2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/;
  const app = fastify({
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        strict: false,
        formats: {
          'date-time-rfc-2822': rfc2822,
          'phone-number': true,
          currency: /^[A-Za-z]{3}$/,
          'uri-map': true,
        },
      },
    },
  });
  const body = plain(contract, response?.content['application/json'].schema);
  app.post('/check', { schema: { body } }, () => ({}));
  await app.ready();
  return app;
}
