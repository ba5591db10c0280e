import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asvsPage } from './asvs/page.ts';
import { REQUIRED } from './asvs/required.ts';
import { proofOf } from './asvs/row.ts';
import { ROWS } from './asvs/rows.ts';

/** A title as a reader of the source meets it, whichever quotes it stands in. */
const sourceOf = (file: string): string => readFileSync(file, 'utf8').replaceAll("\\'", "'");

describe('docs/asvs.md', () => {
  it('given the rows, then the page that is checked in is theirs', async () => {
    await expect(asvsPage()).toMatchFileSnapshot('../../docs/asvs.md');
  });

  it('given the items that are required, then each stands there once, and no other', () => {
    expect(ROWS.map(({ id }) => id).sort()).toEqual([...REQUIRED.keys()].sort());
    expect(REQUIRED.size).toBeGreaterThan(100);
  });

  it.each(ROWS)('given $id ($verdict), then what it names is there', ({ proofs }) => {
    for (const proof of proofs) {
      const { file, says } = proofOf(proof);
      expect(existsSync(file), file).toBe(true);
      expect(says, proof).not.toBe('');
      expect(sourceOf(file).includes(says), proof).toBe(true);
    }
  });

  it.each(ROWS)('given $id ($verdict), then it has what holds it, or a reason', (row) => {
    expect(row.title).not.toBe('');
    expect(row.here).toMatch(/^\S.*\.$/s);
    if (row.verdict === 'held') expect(row.proofs.length).toBeGreaterThan(0);
    else expect(row.here.split(' ').length, 'a reason').toBeGreaterThan(5);
  });
});
