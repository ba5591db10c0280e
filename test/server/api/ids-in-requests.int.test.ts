import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshForm } from '../../support/forms.ts';
import { grant } from '../../support/registry.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

/**
 * Every place beside the address where a request may name somebody's record, and the test that names another's
 * there. (Ids in addresses: rights-matrix.int.test.ts.) A form names filings and materials within itself.
 */
const NAMED: Readonly<Record<string, string>> = {
  'POST /orders form':
    'server/api/filings.int › given a draft that names another account’s filing, then nothing of that is told',
  'PUT /orders/{orderNo}/form body':
    "server/api/materials.int › given another order's, one of another kind, or none, then each is named",
  'POST /checks form':
    'server/api/checks.int › given a certificate with an open order, then staff are told, and an applicant only that nobody was asked',
  'POST /orders/{orderNo}/manual-results subjectNumber':
    'orders/numbers-of-another.int › given a clerk types it, then it is refused with its place',
  'POST /orders/{orderNo}/manual-results serviceNumber':
    'orders/numbers-of-another.int › given a clerk types it, then it is refused with its place',
  'POST /tasks/hand-over from':
    'server/api/hand-over.int › given %s, then 422 and every task stays',
  'POST /tasks/hand-over to':
    'server/api/scopes.int › given somebody who does not review the orders, then it is refused with the tasks, and nothing moves',
  'GET /tasks holder': 'server/api/scopes.int › given %s, then nothing of it exists for them',
  'GET /audit actor': 'server/api/audit-search.int › given %s, then it is not for them',
  'GET /audit target': 'server/api/audit-search.int › given %s, then it is not for them',
  'POST /filings/search number': 'server/api/ids-in-requests.int › given %s of another account',
  'POST /filings/search domain': 'server/api/ids-in-requests.int › given %s of another account',
  'POST /filings/search name': 'server/api/ids-in-requests.int › given %s of another account',
  'POST /filings/search certificate':
    'server/api/filing-readers.int › given the receiver of its service, then certificate and account find it nothing',
  'POST /filings/search account':
    'server/api/filing-readers.int › given the receiver of its service, then certificate and account find it nothing',
  'GET /filings/{number}/versions/compare record':
    'server/api/filings.int › given a version that is not there, or another account, then it is not found',
  'POST /filings/{number}/reveal record':
    'server/api/reveal.int › given a number that nothing is filed under, or another record’s id, then nothing is shown',
  'POST /accounts signInName':
    'identity/oidc/staff-sign-in.int › given a name that an account has, when another is to have it, then that is refused and undone',
  'PATCH /accounts/{id} signInName':
    'identity/oidc/staff-sign-in.int › given a name that an account has, when another is to have it, then that is refused and undone',
  'POST /accounts/{id}/preview signInName':
    'identity/oidc/staff-sign-in.int › given a name that an account has, when another is to have it, then that is refused and undone',
  'GET /public/filings number':
    'server/api/public-filings.int › given %s and no token, then it tells what the ministry publishes, and no more',
  'GET /public/filings domain':
    'server/api/public-filings.int › given %s and no token, then it tells what the ministry publishes, and no more',
};

/** What names nobody's record: codes, texts, times, pages, and what is one's own. */
const NAMES_NOTHING = new Set(
  (
    'limit after action stage open state kind group field province filingType urgency role scope scopes disabled ' +
    'handle locale mobile email name password current code expiresAt consent reason reasons text purpose note ' +
    'count result reference decision checked version content fields to from'
  ).split(' '),
);

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Schema[];
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The fields of all queries and bodies, each as `POST /orders form`; `body` where a body is a form itself. */
async function fieldsOf(): Promise<string[]> {
  const { paths, components } = (await file.api.app.inject('/openapi.json')).json<Description>();
  const properties = (schema: Schema): string[] => {
    if (schema.$ref !== undefined) {
      return properties(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    }
    if (schema.anyOf !== undefined) return schema.anyOf.flatMap(properties);
    if (schema.type === 'null') return [];
    return Object.keys(schema.properties ?? { body: 1 });
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { parameters = [], requestBody }]) => {
      const queried = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      const body = requestBody?.content['application/json']?.schema;
      const sent = body === undefined ? [] : properties(body);
      const at = `${method.toUpperCase()} ${path.replace('/api/v1', '')}`;
      return [...new Set([...queried, ...sent])].map((name) => `${at} ${name}`);
    }),
  );
}

describe('a field that may name another’s record', () => {
  it('given the API’s description, then each has a test that names another’s there, or names nothing', async () => {
    const fields = await fieldsOf();
    const nameOf = (field: string) => field.split(' ').at(-1) ?? '';
    const unknown = fields.filter((one) => !(one in NAMED) && !NAMES_NOTHING.has(nameOf(one)));
    expect(unknown).toEqual([]);
    expect(Object.keys(NAMED).filter((one) => !fields.includes(one))).toEqual([]);
  });

  it.each(Object.entries(NAMED))('given %s, then its test is there', (_, proof) => {
    const [where = '', title = ''] = proof.split(' › ');
    const path = `test/${where}.test.ts`;
    expect(existsSync(path), path).toBe(true);
    expect(readFileSync(path, 'utf8').replaceAll("\\'", "'")).toContain(title);
  });
});

describe('a search for what another account has filed', () => {
  const NUMBER = '津ICP备2026000001号';
  const form = freshForm();
  beforeAll(async () => {
    const numbers = { subjectNumber: NUMBER, serviceNumber: `${NUMBER}-1` };
    await grant(file.record, { type: 'newSubject', form, numbers });
  });

  it.each([
    ['number', NUMBER],
    ['domain', form.service.domains[0] ?? ''],
    ['name', form.subject.name],
    ['certificate', form.subject.certificateNumber],
    ['account', 'applicant'],
  ])(
    'given %s of another account, then it finds what its own account finds, and others nothing',
    async (...one) => {
      const [key, value] = one;
      const found = async (handle: string) =>
        read<{ filings: unknown[] }>(
          await file.as(handle)('POST', '/filings/search', { body: { [key]: value } }),
        ).filings.length;
      expect(await found('applicant')).toBe(1);
      expect(await found('applicant-en')).toBe(0);
    },
  );
});
