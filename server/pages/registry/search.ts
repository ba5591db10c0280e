import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Api } from '../../api.ts';
import { registryPath } from '../addresses.ts';
import { nameOfValue } from '../form/choice-names.ts';
import { fieldsOf, oneOf, show, type Desk, type Fields, type Member } from '../visit.ts';
import { word, type Word } from '../words.ts';
import { staffOf } from './staff-only.ts';

/** What a filing is looked for by, each with what it is called. */
const SOUGHT = {
  number: 'registry.number',
  domain: 'registry.domain',
  name: 'registry.name',
  certificate: 'registry.certificate',
  account: 'registry.account',
} as const satisfies Record<string, Word>;

const KEYS = Object.keys(SOUGHT) as (keyof typeof SOUGHT)[];

/** Why nothing is listed: a number that is none, nothing of the kind, nothing at all. */
function whyEmpty(wanted: Readonly<Record<string, string>>): Word {
  const { number = '' } = wanted;
  if (number !== '' && parseIcpNumber(number) === undefined) return 'registry.notANumber';
  const sought = Object.values(wanted).some((text) => text !== '');
  return sought ? 'registry.emptySearch' : 'registry.empty';
}

async function showSearch(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  fields: Fields,
): Promise<FastifyReply> {
  const wanted = Object.fromEntries(KEYS.map((key) => [key, oneOf(fields, key).trim()]));
  const { filings, next } = await member.api.registry({ ...wanted, after: oneOf(fields, 'after') });
  return show(request, reply, member, 'registry', {
    title: word(member.locale, 'registry.title'),
    sought: KEYS.map((key) => ({ key, label: SOUGHT[key], value: wanted[key] })),
    searched: KEYS.some((key) => wanted[key] !== ''),
    filings: filings.map(({ services, ...subject }) => ({
      ...{ ...subject, path: registryPath(subject.icpNumber) },
      natureName: nameOfValue('nature', subject.nature),
      provinceName: nameOfValue('province', subject.province),
      services: services.map((service) => ({
        ...{ ...service, path: registryPath(service.icpNumber) },
        kindName: nameOfValue('kind', service.kind),
      })),
    })),
    ...{ empty: whyEmpty(wanted), next },
  });
}

/** Looking for what is filed. What is looked for is sent, and stands in no address: it may be a person's. */
export function searchRoutes(pages: Api, desk: Desk): void {
  pages.get('/registry', { schema: { hide: true } }, (request, reply) =>
    showSearch(request, reply, staffOf(desk, request), {}),
  );

  pages.post('/registry', { schema: { hide: true } }, (request, reply) =>
    showSearch(request, reply, staffOf(desk, request), fieldsOf(request)),
  );
}
