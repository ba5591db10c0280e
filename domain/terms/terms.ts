import type { Bilingual } from '../bilingual.ts';
import type { FilingType } from '../filing-types.ts';
import type { Province } from '../provinces.ts';

/** How long a term runs: working days of the official calendar, calendar days, or hours of wall time. */
export interface TermLength {
  readonly count: number;
  readonly unit: 'workingDay' | 'day' | 'hour';
}

interface Term {
  readonly title: Bilingual;
  readonly length: TermLength;
  /** Where a filing type differs from the rest. */
  readonly byFilingType?: Partial<Record<FilingType, TermLength>>;
  /** Where a bureau is known to take another time; an operator's table will override it. */
  readonly byProvince?: Partial<Record<Province, TermLength>>;
}

const workingDays = (count: number): TermLength => ({ count, unit: 'workingDay' });

/**
 * Every term that a machine may name in `after`. Sources: initial review 1–2 and bureau 3–20 working
 * days (1–20 for changes) from the user's help pages, SMS verification 24 hours from the ministry's
 * notice of 2020-08-17, 45 days of correction from the field's practice; Zhejiang's 30 days from a vendor.
 */
export const TERMS = {
  initialReviewTerm: {
    title: { zh: '初审期限', en: 'Initial review' },
    length: workingDays(2),
  },
  correctionTerm: {
    title: { zh: '修改期限', en: 'Correction' },
    length: { count: 45, unit: 'day' },
  },
  smsVerificationTerm: {
    title: { zh: '短信核验期限', en: 'SMS verification' },
    length: { count: 24, unit: 'hour' },
  },
  bureauReviewTerm: {
    title: { zh: '管局审核期限', en: 'Bureau review' },
    length: workingDays(20),
    byProvince: { 浙江: workingDays(30) },
  },
} as const satisfies Record<string, Term>;

export type TermName = keyof typeof TERMS;

/** Whether a name is a term; XState's `after` takes any string, so a misspelt one must be found here. */
export function isTermName(name: string): name is TermName {
  return Object.hasOwn(TERMS, name);
}

/** The length of a term for one filing: the province's, else the filing type's, else the general one. */
export function termLength(term: TermName, filingType: FilingType, province: Province): TermLength {
  const { length, byFilingType, byProvince }: Term = TERMS[term];
  return byProvince?.[province] ?? byFilingType?.[filingType] ?? length;
}
