import type { Day } from './days.ts';

/**
 * The State Council's yearly notice on holidays (国务院办公厅关于某年部分节假日安排的通知).
 * Days may lie in the last days of the December before, when the New Year's holiday starts there.
 */
export interface YearNotice {
  /** The year that the notice arranges. */
  readonly year: number;
  /** Where it was published: the notice's number or address. */
  readonly source: string;
  /** Days off, weekends inside a holiday included or not. */
  readonly holidays: readonly Day[];
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly makeUpDays: readonly Day[];
}
