import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useApi } from './support/use-api.ts';

const file = useApi();

/**
 * What may stand in an address: numbers of orders and filings, ids, handles (nobody’s names), codes, pages and
 * instants. Proxies keep addresses, and browsers remember them; whoever adds a name says here that it is no person’s.
 */
const IMPERSONAL: readonly string[] = [
  ...['orderNo', 'number', 'icpNumber', 'domain', 'serial', 'sequence'],
  ...['id', 'account', 'handle', 'record', 'token', 'endpoint', 'fileName'],
  ...['actor', 'action', 'target', 'role', 'holder', 'kind', 'filingType', 'province'],
  ...['stage', 'open', 'state', 'urgency', 'from', 'to', 'limit', 'after', 'group', 'field'],
];

interface Parameter {
  readonly name: string;
  readonly in: string;
}

interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>
  >;
}

const TEMPLATES = new URL('../../../server/pages/templates/', import.meta.url);
const PAGES = new URL('../../../server/pages/', import.meta.url);

const sourcesIn = (folder: URL, ending: string): [name: string, text: string][] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]);

describe('what stands in an address', () => {
  it('given every parameter of a path or a query of the API, then none is a person’s', async () => {
    const { paths } = (await file.api.app.inject('/openapi.json')).json<Described>();
    const asked = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) =>
        parameters
          .filter((one) => ['path', 'query'].includes(one.in))
          .map(({ name }) => ({ name, where: `${method} ${path}` })),
      ),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ name }) => !IMPERSONAL.includes(name))).toEqual([]);
  });

  it('given every form of the pages that is sent with its address, then its fields are none of a person’s', () => {
    const forms = sourcesIn(TEMPLATES, '.hbs').flatMap(([name, text]) =>
      [...text.matchAll(/<form(?![^>]*method="post")[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => ({
        ...{ name, form },
      })),
    );
    expect(forms.length).toBeGreaterThan(1);
    for (const { name, form } of forms) {
      for (const [, field = ''] of form.matchAll(/\bname="([^"]*)"/g)) {
        expect(IMPERSONAL, `${name}: ${field}`).toContain(field);
      }
    }
  });

  it('given every path of the pages, then its parameters are none of a person’s', () => {
    const known = [...IMPERSONAL, 'part', 'act', 'locale', 'way', 'name', 'file'];
    const routes = sourcesIn(PAGES, '.ts').flatMap(([name, text]) =>
      [...text.matchAll(/pages\.(?:get|post)\(\s*'([^']+)'/g)].map(([, path = '']) => ({
        ...{ name, path },
      })),
    );
    expect(routes.length).toBeGreaterThan(30);
    for (const { name, path } of routes) {
      for (const [, parameter = ''] of path.matchAll(/:(\w+)/g)) {
        expect(known, `${name}: ${path}`).toContain(parameter);
      }
    }
  });

  it.each(['name', 'certificate', 'account', 'mobile'])(
    'given a list of filings that is asked for by %s in its address, then it is refused',
    async (name) => {
      const answer = await file.as('manager')('GET', `/filings?${name}=13800000000`);
      expect([answer.status, answer.body.code]).toEqual([400, 'request.malformed']);
    },
  );
});
