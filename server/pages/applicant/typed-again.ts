import type { FilingType } from '#domain/filing-types.ts';
import { valueAt } from '#domain/forms/finding.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Word } from '../words.ts';

/** What is deleted for good, where its form has it, and what is asked before. */
interface Deleted {
  readonly at: string;
  readonly asks: Word;
}

/** The filings that delete something: its number or name is typed once more before they are submitted. */
const DELETED: Partial<Readonly<Record<FilingType, Deleted>>> = {
  deregisterService: { at: '/service', asks: 'again.service' },
  deregisterSubject: { at: '/subject', asks: 'again.subject' },
};

const deletedBy = (filingType: string): Deleted | undefined =>
  (DELETED as Readonly<Record<string, Deleted>>)[filingType];

/** What is asked before a filing of this type is submitted; undefined where it deletes nothing. */
export const askedAgain = (filingType: string): Word | undefined => deletedBy(filingType)?.asks;

/** Whether what was typed is the number, in any spelling, or the name of what a form deletes. */
export function isTypedAgain(filingType: string, form: unknown, typed: string): boolean {
  const deleted = deletedBy(filingType);
  if (deleted === undefined) return true;
  const text = (key: string) => {
    const value = valueAt(form, `${deleted.at}/${key}`);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (typed.trim() === '') return false;
  return (
    canonicalIcpNumber(typed) === canonicalIcpNumber(text('icpNumber')) ||
    typed.trim() === text('name')
  );
}
