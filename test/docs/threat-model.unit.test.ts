import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PAGES = ['docs/threat-model.md', 'SECURITY.md'];

const linksOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, to]) =>
    join(dirname(page), to ?? ''),
  );

describe('what is said of security', () => {
  it.each(PAGES)('given %s, then every test and page that it names is there', (page) => {
    expect(linksOf(page).filter((to) => !existsSync(to))).toEqual([]);
  });

  it('given the threat model, then it names tests', () => {
    const tests = linksOf('docs/threat-model.md').filter((to) => to.endsWith('.test.ts'));
    expect(tests.length).toBeGreaterThan(20);
  });
});
