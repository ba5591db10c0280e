import type { Bilingual } from '../bilingual.ts';
import type { FilingType } from '../filing-types.ts';
import type { Province } from '../provinces.ts';

/** A length that is counted: working days of the official calendar, calendar days, or hours of wall time. */
export interface CountedLength {
  readonly count: number;
  readonly unit: 'workingDay' | 'day' | 'hour';
  /** Where it takes from … to …: the shortest that is usual. Told to people; nothing falls due then. */
  readonly least?: number;
}

/** 09:00 in Shanghai of the last working day before a deadline is over. */
export interface WorkingMorning {
  readonly unit: 'workingMorning';
}

/** How long a term runs, or when it falls. */
export type TermLength = CountedLength | WorkingMorning;

/** By when somebody has to act. */
export interface Deadline {
  readonly kind: 'deadline';
  readonly title: Bilingual;
  /** Whose rule it is. Managers may hold and extend the provider's own, never the authority's. */
  readonly setBy: 'provider' | 'authority';
  readonly length: CountedLength;
  /** Where a filing type differs from the rest. */
  readonly byFilingType?: Partial<Record<FilingType, Partial<CountedLength>>>;
  /** Where a bureau is known to take another time; an operator's table will override it. */
  readonly byProvince?: Partial<Record<Province, Partial<CountedLength>>>;
}

/** When somebody is reminded of a deadline: some time after it began, or on its last working morning. */
export interface Reminder<Of extends string> {
  readonly kind: 'reminder';
  readonly title: Bilingual;
  readonly of: Of;
  readonly length: TermLength;
}
