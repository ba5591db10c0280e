import { describe, expect, it } from 'vitest';
import { useApi } from './support/use-api.ts';

const file = useApi();
const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  file.api.app.inject({ url, headers });

describe('what lies beside the program', () => {
  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.beian/secrets.json',
    '/package.json',
    '/server/settings.ts',
    '/pages/static/',
    '/pages/static/../plugin.ts',
    '/pages/static/%2e%2e/plugin.ts',
    '/pages/static/..%2fplugin.ts',
    '/pages/static/%2e%2e%2f%2e%2e%2f%2e%2e%2f.git%2fconfig',
    '/docs/static/../../../../package.json',
    '/docs/static/%2e%2e%2f%2e%2e%2fpackage.json',
  ])('given %s, then it is not served', async (path) => {
    const { statusCode, body } = await get(path);
    expect(statusCode).toBe(404);
    expect(body).not.toMatch(/repositoryformatversion|devDependencies|import /);
  });
});

describe('what is served', () => {
  const SERVED = [
    ['/pages/sign-in', 'text/html; charset=utf-8'],
    ['/pages/nothing', 'text/html; charset=utf-8'],
    ['/pages/static/pages.css', 'text/css; charset=utf-8'],
    ['/pages/static/pages.js', 'text/javascript; charset=utf-8'],
    ['/openapi.json', 'application/json; charset=utf-8'],
    ['/nothing', 'application/problem+json; charset=utf-8'],
    ['/metrics', 'text/plain; version=0.0.4; charset=utf-8'],
  ] as const;

  it.each(SERVED)(
    'given %s, then it says what it is, with its characters: %s',
    async (path, type) => {
      expect((await get(path)).headers['content-type']).toBe(type);
    },
  );

  it.each(SERVED)(
    'given %s asked from another site, then that site may not read it',
    async (path) => {
      const { headers } = await get(path, { origin: 'https://elsewhere.example' });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    },
  );
});
