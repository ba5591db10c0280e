import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RIGHTS } from '#domain/rights/rights.ts';
import { COMMAND } from '../../scripts/docs/filing-page.ts';
import { rightsPage } from '../../scripts/docs/rights-page.ts';
import { RIGHTS_PAGE } from '../../scripts/generate-docs.ts';

describe('docs/rights.md', () => {
  it(`given the table, then the page that is checked in is its (else run: ${COMMAND})`, () => {
    expect(readFileSync(RIGHTS_PAGE, 'utf8')).toBe(rightsPage());
  });

  it.each(Object.entries(RIGHTS))(
    'given %s, then it stands there once in each language, with who has it',
    (code, { title }) => {
      const lines = rightsPage()
        .split('\n')
        .filter((line) => line.includes(`| \`${code}\` |`));
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain(title.zh);
      expect(lines[1]).toContain(title.en);
      for (const line of lines) expect(line).toMatch(/\| [^|]+[)）] \|$/);
    },
  );
});
