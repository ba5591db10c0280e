import { describe, expect, it } from 'vitest';
import { useApi } from './support/use-api.ts';

const file = useApi();

const headersOf = async (path: string) => {
  const authorization = `Bearer ${file.record.tokens.applicant ?? ''}`;
  return (await file.api.app.inject({ url: path, headers: { authorization } })).headers;
};

const DIRECTIVES = ["default-src 'none'", "frame-ancestors 'none'", "form-action 'none'"];

describe('what a browser may do with an answer', () => {
  it.each([
    '/api/v1/orders',
    '/api/v1/orders/BA00000000',
    '/nothing',
    '/health/live',
    '/callbacks/',
  ])('given %s, then nothing: no script, no frame, no guess at its type, no copy', async (path) => {
    const headers = await headersOf(path);
    for (const directive of DIRECTIVES) {
      expect(headers['content-security-policy']).toContain(directive);
    }
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000',
    });
  });

  it('given a page, then what is of this server and nothing inline', async () => {
    const headers = await headersOf('/pages/sign-in');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe/);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('given the description of the API, then its page works under a policy of its own', async () => {
    const headers = await headersOf('/docs/static/index.html');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  });
});
