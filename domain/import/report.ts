import type { Place } from './filed.ts';
import type { Refusal } from './refusals.ts';

export const OUTCOMES = ['created', 'updated', 'unchanged', 'refused'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** What became of a line. It names files, lines, columns and public numbers, and nothing of anybody. */
export interface ReportLine extends Place {
  readonly record: 'subject' | 'service' | 'access' | 'part' | 'order' | 'file';
  /** The filing number, where it is one; of an order, its number here. */
  readonly number: string | null;
  readonly outcome: Outcome;
  readonly refusal?: Refusal;
}
