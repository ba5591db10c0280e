import { describe, expect, it } from 'vitest';
import { encodableFile } from '#cli/authority/encodable-file.ts';
import { encodedXml } from '#cli/authority/encoded-xml.ts';
import { ALL_SAMPLES } from '../domain/support/samples.ts';

/** The block of V3.0 in which each filing type travels (filings.md). */
const BLOCKS: Readonly<Record<string, string>> = {
  newSubject: 'XZBA',
  newService: 'XZWZ',
  newAccess: 'XZJR',
  change: 'BGBA',
  cancelAccess: 'ZXBA',
  deregisterService: 'ZXBA',
  deregisterSubject: 'ZXBA',
};

const reaching = ALL_SAMPLES.filter(([path]) => path.startsWith('samples/'));
const inside = ALL_SAMPLES.filter(([path]) => path.startsWith('samples-inside/'));

describe('the samples in the words of the authority', () => {
  it.each(reaching)('given %s, then it has its block', async (path, { filingType }) => {
    const xml = await encodedXml(encodableFile(path));
    expect(xml).toContain(`<ICP><${BLOCKS[filingType] ?? 'none'}>`);
  });

  it.each(inside)('given %s, then it is not reported', (path) => {
    expect(() => encodableFile(path)).toThrow(
      expect.objectContaining({ code: 'filing.not_reported' }) as Error,
    );
  });
});
