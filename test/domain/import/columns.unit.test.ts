import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IMPORT_FILES, type Column } from '#domain/import/columns.ts';

const PAGE = readFileSync(new URL('../../../docs/import.md', import.meta.url), 'utf8');

/** The section of a file's columns. */
const sectionOf = (file: string) =>
  (PAGE.split(`### ${file}.csv\n`)[1] ?? '').split(/\n#|<!--/)[0] ?? '';

const rowOf = ({ name, required, kind, says }: Column) => {
  const marks = [required ? 'must' : '', kind === 'text' ? '' : kind].filter((word) => word !== '');
  return `| \`${name}\` | ${marks.join(', ')} | ${says} |`;
};

describe('docs/import.md', () => {
  it.each(Object.entries<readonly Column[]>(IMPORT_FILES))(
    'given the columns of %s.csv, then the page has them in this order and no others',
    (file, columns) => {
      const rows = sectionOf(file).match(/^\| `.*$/gm) ?? [];
      expect(rows).toEqual(columns.map(rowOf));
    },
  );
});
