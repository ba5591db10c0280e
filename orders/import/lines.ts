import type { ImportedAccess, ImportedService, ImportedSubject } from '#domain/import/filed.ts';
import { REFUSALS, type Refusal } from '#domain/import/refusals.ts';
import type { Outcome, ReportLine } from '#domain/import/report.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';

/** What was found of one record. */
export interface Finding {
  readonly of: ImportedSubject | ImportedService | ImportedAccess;
  readonly record: 'subject' | 'service' | 'access';
  /** Of an access: that of its service. */
  readonly number?: string;
  readonly outcome: Outcome;
  readonly refusal: Refusal | undefined;
}

/** A number is public; what was typed in its place may be anything. */
const publicNumber = (text: string): string | null =>
  parseIcpNumber(text) === undefined ? null : text;

function lines(
  { of, record, number }: Finding,
  what: { readonly outcome: Outcome; readonly refusal?: Refusal },
): ReportLine[] {
  const named = publicNumber(number ?? ('icpNumber' in of ? of.icpNumber : ''));
  return [
    { ...of.place, record, number: named, ...what },
    ...of.parts.map((place) => ({ ...place, record: 'part' as const, number: named, ...what })),
  ];
}

/** The lines of a subject that is taken. */
export const linesOf = (found: readonly Finding[]): ReportLine[] =>
  found.flatMap((one) => lines(one, { outcome: one.outcome }));

/** The lines of a subject that is not taken: those that are refused, and those that fall with them. */
export const refusedLines = (found: readonly Finding[]): ReportLine[] =>
  found.flatMap((one) =>
    lines(one, { outcome: 'refused', refusal: one.refusal ?? REFUSALS.partRefused() }),
  );

/** The lines of a subject that the record itself refuses. */
export const conflictLines = (all: readonly ReportLine[]): ReportLine[] =>
  all.map((line) => ({ ...line, outcome: 'refused', refusal: REFUSALS.notTogether() }));
