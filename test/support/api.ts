import { maskContent, maskXml } from '#activities/authority/mask.ts';
import {
  contentWithoutPasswords,
  xmlWithoutPasswords,
} from '#activities/authority/without-passwords.ts';
import { fileTexts } from '#activities/authority/link/file-texts.ts';
import { previewNotices } from '#activities/notice-preview.ts';
import { randomUUID } from 'node:crypto';
import { CONSENTING } from '#cli/demo/consenting.ts';
import type { Api } from '#server/api.ts';
import { buildApp } from '#server/app.ts';
import type { ApiDeps } from '#server/ports.ts';
import type { Problem } from '#server/problems.ts';
import { givenMaterials } from './materials.ts';
import type { TestRecord } from './record.ts';

/** An answer of the API, as a test looks at it. */
export interface TestAnswer {
  readonly status: number;
  readonly type: string;
  readonly etag: string;
  // Whatever the route answers: the test says what it expects.
  readonly body: Record<string, never> & Problem;
}

/** The API on a test's own record, asked without a network. */
export interface TestApi {
  readonly app: Api;
  as(
    handle: string,
  ): (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    request?: TestRequest,
  ) => Promise<TestAnswer>;
}

export interface TestRequest {
  readonly body?: unknown;
  readonly key?: string;
  readonly etag?: string;
  readonly headers?: Readonly<{ [name: string]: string }>;
}

/** Builds the API over a record; each request has a fresh Idempotency-Key unless one is given. */
export async function createTestApi(
  record: TestRecord,
  more: Partial<ApiDeps> = {},
): Promise<TestApi> {
  const app = await buildApp({
    ...record,
    followersReachable: () => Promise.resolve(true),
    authorityFiles: fileTexts(record.vault, new Map()),
    previewNotices,
    masked: { xml: maskXml, content: maskContent },
    withoutPasswords: { xml: xmlWithoutPasswords, content: contentWithoutPasswords },
    wall: () => new Date(),
    accountMail: () => Promise.resolve(),
    siteUrl: 'https://beian.example',
    sandbox: false,
    requestLimits: { perAccount: 600, perAddress: 6000 },
    logLevel: 'silent',
    ...more,
  });
  return {
    app,
    as:
      (handle) =>
      async (method, path, request = {}) => {
        // Whoever submits here has read the text on sensitive data; a test of it gives a body.
        const body = request.body ?? (path.endsWith('/submit') ? CONSENTING : undefined);
        const response = await app.inject({
          method,
          url: /^\/(orders|tasks|reasons|proposals|recommendations|authority|checks|rules|materials|material-templates|sub-users|account|accounts|filings|public|audit|consents)\b/.test(
            path,
          )
            ? `/api/v1${path}`
            : path,
          headers: {
            authorization: `Bearer ${record.tokens[handle] ?? handle}`,
            'idempotency-key': request.key ?? randomUUID(),
            ...(request.etag !== undefined && { 'if-match': request.etag }),
            ...request.headers,
          },
          ...(body !== undefined && { payload: body }),
        });
        // Whoever writes a form here has uploaded what it refers to.
        if (response.statusCode < 300) await uploadFor(record, method, path, request, response);
        return {
          status: response.statusCode,
          type: String(response.headers['content-type'] ?? ''),
          etag: response.headers.etag ?? '',
          // An empty answer and a file have no body that a test reads.
          body: (String(response.headers['content-type']).includes('json')
            ? response.json()
            : {}) as TestAnswer['body'],
        };
      },
  };
}

async function uploadFor(
  record: TestRecord,
  method: string,
  path: string,
  { body }: TestRequest,
  response: { json(): unknown },
): Promise<void> {
  const opens = method === 'POST' && path === '/orders';
  const [, edited] = /^\/orders\/([^/]+)\/form$/.exec(path) ?? [];
  if (opens) {
    const { orderNo } = response.json() as { orderNo: string };
    await givenMaterials(record, orderNo, (body as { form?: unknown }).form);
  }
  if (method === 'PUT' && edited !== undefined) await givenMaterials(record, edited, body);
}
