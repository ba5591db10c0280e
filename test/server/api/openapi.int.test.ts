import { describe, expect, it } from 'vitest';
import { FILING_TYPES } from '#domain/filing-types.ts';
import type { Documented, Operation } from './support/documented.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

interface Document extends Documented {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly components: { readonly schemas: object; readonly securitySchemes: object };
}

const document = async () => (await file.api.app.inject('/openapi.json')).json<Document>();

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

function operationsOf({ paths }: Document): [string, Operation & Record<string, unknown>][] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]): [string, Operation & Record<string, unknown>] => [
        `${method} ${path}`,
        operation as Operation & Record<string, unknown>,
      ]),
  );
}

const ALWAYS = ['400', '401', '429', '500', '503'];
/** A body may come to any writing address, wanted or not. */
const WRITES = ['413', '415'];
const ACT = ['200', ...ALWAYS, ...WRITES, '403', '404', '409', '412', '422'];
const PROPOSE = ['201', ...ACT.slice(1), '428'];
const CREDENTIAL = [...ALWAYS, ...WRITES, '403', '409', '422'];
const REVEAL = ['200', ...ALWAYS, ...WRITES, '403', '404', '422'];
const TASK = ['200', ...ALWAYS, ...WRITES, '403', '404', '409'];

/** Every operation with every status it may answer with: whoever adds one thinks about its refusals here. */
const FILE = ['200', ...ALWAYS, '403', '404', '409', '410'];
const STATUSES: Readonly<Record<string, readonly string[]>> = {
  'get /health/live': ['200'],
  'get /health/ready': ['200', '503'],
  'post /api/v1/orders': ['201', ...ALWAYS, ...WRITES, '403', '422'],
  'get /api/v1/orders': ['200', ...ALWAYS, '403'],
  'get /api/v1/orders/{orderNo}': ['200', ...ALWAYS, '403', '404'],
  'post /api/v1/orders/{orderNo}/authority-status': ['200', ...ALWAYS, ...WRITES, '403', '404'],
  'get /api/v1/orders/{orderNo}/timeline': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/orders/{orderNo}/preview': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/consents': ['200', ...ALWAYS, '403'],
  'post /api/v1/account/erasure': ['200', ...CREDENTIAL],
  'get /api/v1/account/data': ['200', ...ALWAYS, '403'],
  'post /api/v1/account/data/archive': ['200', ...CREDENTIAL],
  'put /api/v1/account/contact': ['204', ...CREDENTIAL],
  'get /api/v1/filings': ['200', ...ALWAYS, '403'],
  'get /api/v1/filings/{number}': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/filings/{number}/versions': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/filings/{number}/versions/compare': ['200', ...ALWAYS, '403', '404'],
  'post /api/v1/orders/{orderNo}/reveal': REVEAL,
  'post /api/v1/filings/search': ['200', ...ALWAYS, ...WRITES, '403'],
  'post /api/v1/filings/{number}/reveal': REVEAL,
  'get /api/v1/public/filings': ['200', '400', '429', '500', '503'],
  'put /api/v1/orders/{orderNo}/form': [...ACT, '428'],
  'put /api/v1/orders/{orderNo}/marks': [...TASK, '422'],
  'post /api/v1/orders/{orderNo}/submit': ACT,
  'post /api/v1/orders/{orderNo}/resubmit': ACT,
  'post /api/v1/orders/{orderNo}/withdraw': ACT,
  'post /api/v1/orders/{orderNo}/withdraw-consent': ACT,
  'post /api/v1/orders/{orderNo}/abandon': ACT,
  'post /api/v1/orders/{orderNo}/confirm': ACT,
  'post /api/v1/orders/{orderNo}/accept': ACT,
  'post /api/v1/orders/{orderNo}/decline': ACT,
  'post /api/v1/orders/{orderNo}/report-again': ACT,
  'post /api/v1/orders/{orderNo}/recall': ACT,
  'post /api/v1/orders/{orderNo}/hold': ACT,
  'post /api/v1/orders/{orderNo}/release': ACT,
  'post /api/v1/orders/{orderNo}/extend': ACT,
  'get /api/v1/orders/{orderNo}/proposals': ['200', ...ALWAYS, '403', '404'],
  'post /api/v1/orders/{orderNo}/repairs': PROPOSE,
  'post /api/v1/orders/{orderNo}/manual-results': PROPOSE,
  'post /api/v1/proposals/{id}/approve': [...TASK, '422'],
  'post /api/v1/proposals/{id}/decline': ['204', ...TASK.slice(1)],
  'get /api/v1/audit': ['200', ...ALWAYS, '403', '422'],
  'get /api/v1/audit/chain': ['200', ...ALWAYS, '403'],
  'post /api/v1/audit/verify': ['200', ...ALWAYS, ...WRITES, '403', '409'],
  'get /api/v1/authority/news': ['200', ...ALWAYS, '403'],
  'post /api/v1/authority/news/{id}/reveal': [
    ...['200', ...ALWAYS, ...WRITES],
    ...['403', '404', '422'],
  ],
  'get /api/v1/authority/links': ['200', ...ALWAYS, '403'],
  'post /api/v1/authority/links/{endpoint}/resume': ['204', ...ALWAYS, '403', '404'],
  'get /api/v1/authority/links/{endpoint}/files': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/authority/links/{endpoint}/sent/{sequence}': FILE,
  'get /api/v1/authority/links/{endpoint}/received/{fileName}': FILE,
  'post /api/v1/authority/links/{endpoint}/sent/{sequence}/reveal': [...FILE, '413', '415', '422'],
  'post /api/v1/authority/links/{endpoint}/received/{fileName}/reveal': [
    ...FILE,
    ...['413', '415', '422'],
  ],
  'post /api/v1/authority/links/{endpoint}/sent/{sequence}/resend': [
    ...['204', ...ALWAYS, '403', '404', '409'],
  ],
  'post /api/v1/orders/{orderNo}/materials': [
    ...['201', ...ALWAYS],
    ...['403', '404', '409', '413', '422'],
  ],
  'get /api/v1/orders/{orderNo}/materials': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/orders/{orderNo}/letter': ['200', ...ALWAYS, '403', '404', '409'],
  'get /api/v1/material-templates/{kind}': ['200', ...ALWAYS, '403', '404'],
  'post /api/v1/materials/{id}/links': ['201', ...ALWAYS, ...WRITES, '403', '404'],
  'get /material-links/{token}': ['200', ...ALWAYS, '404', '410'],
  'get /api/v1/reasons': ['200', ...ALWAYS, '403'],
  'post /api/v1/checks': ['200', ...ALWAYS, '403', '413', '415', '422'],
  'get /api/v1/orders/{orderNo}/checks': ['200', ...ALWAYS, '403', '404'],
  'get /api/v1/rules/overrides': ['200', ...ALWAYS, '403'],
  'put /api/v1/rules/overrides': ['200', ...ALWAYS, '403', '412', '413', '415', '422'],
  'post /api/v1/rules/overrides/dry-run': ['200', ...ALWAYS, '403', '413', '415', '422'],
  'get /api/v1/tasks': ['200', ...ALWAYS, '403'],
  'post /api/v1/tasks/next': ['200', ...ALWAYS, ...WRITES, '403'],
  'post /api/v1/tasks/{id}/claim': TASK,
  'post /api/v1/tasks/{id}/release': TASK,
  'post /api/v1/tasks/hand-over': ['200', ...ALWAYS, ...WRITES, '403', '422'],
  'post /api/v1/tasks/{id}/apply-again': TASK,
  'post /api/v1/tasks/{id}/preview': [...TASK, '412', '422', '428'],
  'post /api/v1/tasks/{id}/decide': [...TASK, '202', '412', '422', '428'],
  'post /api/v1/recommendations/{id}/accept': [...TASK, '412', '422', '428'],
  'post /api/v1/recommendations/{id}/edit': [...TASK, '412', '422', '428'],
  'post /api/v1/recommendations/{id}/preview': [...TASK, '412', '422', '428'],
  'post /api/v1/recommendations/{id}/send-back': ['204', ...TASK.slice(1)],
  'post /api/v1/tasks/{id}/settle': ['204', ...TASK.slice(1)],
  'get /api/v1/account/sessions': ['200', ...ALWAYS, '403'],
  'delete /api/v1/account/sessions/{id}': ['204', ...TASK.slice(1, -1)],
  'get /api/v1/accounts/{account}/sessions': ['200', ...ALWAYS, '403'],
  'delete /api/v1/accounts/{account}/sessions/{id}': ['204', ...TASK.slice(1, -1)],
  'get /api/v1/account': ['200', ...ALWAYS, '403'],
  'put /api/v1/account/password': ['204', ...CREDENTIAL],
  'post /api/v1/account/second-factor': ['200', ...CREDENTIAL],
  'post /api/v1/account/second-factor/confirm': ['200', ...CREDENTIAL],
  'post /api/v1/account/second-factor/end': ['204', ...CREDENTIAL],
  'get /api/v1/account/keys': ['200', ...ALWAYS, '403'],
  'post /api/v1/account/keys': ['201', ...CREDENTIAL],
  'delete /api/v1/account/keys/{id}': ['204', ...TASK.slice(1, -1)],
  'delete /api/v1/accounts/{account}/second-factor': ['204', ...TASK.slice(1, -1)],
  'get /api/v1/accounts/{account}/keys': ['200', ...ALWAYS, '403'],
  'delete /api/v1/accounts/{account}/keys/{id}': ['204', ...TASK.slice(1, -1)],
  'get /api/v1/account/filings': ['200', ...ALWAYS, '403'],
  'get /api/v1/accounts': ['200', ...ALWAYS, '403'],
  'post /api/v1/accounts': ['201', ...ALWAYS, ...WRITES, '403', '409', '422'],
  'get /api/v1/accounts/{id}': ['200', ...ALWAYS, '403', '404'],
  'post /api/v1/accounts/{id}/preview': [...TASK, '412', '422'],
  'patch /api/v1/accounts/{id}': [...TASK, '412', '422'],
  'post /api/v1/sub-users': ['201', ...ALWAYS, ...WRITES, '403', '409', '422'],
  'get /api/v1/sub-users': ['200', ...ALWAYS, '403'],
  'post /api/v1/sub-users/{id}/disable': TASK.slice(0, -1),
  'post /api/v1/sub-users/{id}/enable': TASK.slice(0, -1),
  'post /api/v1/sub-users/{id}/token': TASK.slice(0, -1),
  'get /api/v1/sub-users/{id}/grants': ['200', ...ALWAYS, '403', '404'],
  'put /api/v1/sub-users/{id}/grants/{icpNumber}': [...TASK, '422'],
  'delete /api/v1/sub-users/{id}/grants/{icpNumber}': ['204', ...TASK.slice(1, -1), '422'],
};

describe('/openapi.json', () => {
  it('given the document, then it is OpenAPI 3.1 with the parts that it needs', async () => {
    const { openapi, info, components } = await document();
    expect(openapi).toMatch(/^3\.1\.\d+$/);
    expect(info.title).toBe('Beian');
    expect(Object.keys(components.schemas)).toEqual(
      Object.keys(FILING_TYPES).flatMap((type) => [`${type}Form`, `${type}Draft`]),
    );
    expect(components.securitySchemes).toHaveProperty('bearer');
  });

  it('given its references, then each leads somewhere', async () => {
    const whole = await document();
    const text = JSON.stringify(whole);
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(pointer).toMatch(/^#\//);
      const found = pointer
        .slice(2)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], whole);
      expect(found, pointer).toBeDefined();
    }
  });

  it('given its operations, then they are these, with these statuses', async () => {
    const documented = operationsOf(await document()).map(([name, { responses }]) => [
      name,
      Object.keys(responses).sort(),
    ]);
    const expected = Object.entries(STATUSES).map(([name, statuses]) => [
      name,
      [...statuses].sort(),
    ]);
    expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(expected));
  });

  it('given an operation, then it has a summary, its path’s parameters, and refusals as problem documents', async () => {
    for (const [name, operation] of operationsOf(await document())) {
      expect(operation.summary, name).toMatch(/\S/);
      const parameters = (operation['parameters'] ?? []) as { in: string; name: string }[];
      const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name);
      const wanted = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
      expect(inPath, name).toEqual(wanted);
      for (const [status, response] of Object.entries(operation.responses)) {
        const { description, content } = response as { description?: string; content?: object };
        expect(description, `${name} ${status}`).toMatch(/\S/);
        if (name.includes('/api/') && Number(status) >= 400) {
          expect(Object.keys(content ?? {}), `${name} ${status}`).toEqual([
            'application/problem+json',
          ]);
        }
      }
      const security = name.includes('/api/v1/public/') ? [] : [{ bearer: [] }];
      if (name.includes('/api/')) expect(operation['security'], name).toEqual(security);
    }
  });

  it('given /docs, then it is a page', async () => {
    const page = await file.api.app.inject('/docs');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.body).toMatch(/swagger/i);
    expect((await file.api.app.inject('/docs/static/swagger-ui.css')).statusCode).toBe(200);
  });
});
