import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acceptedText, CONSENT_TEXTS, CONSENTS } from '#domain/consents/texts.ts';

/** As a consent keeps it. Only ever append: people have accepted these words. */
const HASHES: Readonly<Record<keyof typeof CONSENT_TEXTS, readonly [string, string][]>> = {
  sensitiveData: [
    ['2026-11-23', '229080d0b47be301d4d88ae4cd552270f091762dea86a2b3bf50f615a5a8c10e'],
  ],
};

const hashOf = (text: { zh: string; en: string }) =>
  createHash('sha256').update(`${text.zh}\n${text.en}`).digest('hex');

describe.each(Object.keys(CONSENT_TEXTS) as (keyof typeof CONSENT_TEXTS)[])(
  'the texts on %s that people accept',
  (purpose) => {
    it('given every version that ever held, then its words are still those that were accepted', () => {
      const kept = CONSENT_TEXTS[purpose].map(({ version, text }) => [version, hashOf(text)]);
      expect(kept).toEqual(HASHES[purpose]);
    });

    it('given a version, then its words are found, and the last is the one that holds', () => {
      for (const one of CONSENT_TEXTS[purpose]) {
        expect(acceptedText(purpose, one.version)).toBe(one);
      }
      expect(CONSENTS[purpose]).toBe(CONSENT_TEXTS[purpose].at(-1));
      expect(acceptedText(purpose, '2020-01-01')).toBeUndefined();
    });

    it('given two versions, then they are never called the same', () => {
      const versions = CONSENT_TEXTS[purpose].map(({ version }) => version);
      expect(new Set(versions).size).toBe(versions.length);
    });
  },
);
