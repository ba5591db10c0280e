import type { FilingType } from '#domain/filing-types.ts';
import type { CheckFinding } from './finding.ts';
import { MOVE_GUARDS } from './move-guards.ts';
import type { RecordGuard } from './record-guard.ts';
import type { RecordStanding } from './record-standing.ts';
import { SERVICE_GUARDS } from './service-guards.ts';
import { SUBJECT_GUARDS } from './subject-guards.ts';

/** All of them, in the order in which they are asked. */
export const RECORD_GUARDS: readonly RecordGuard[] = [
  ...SUBJECT_GUARDS,
  ...SERVICE_GUARDS,
  ...MOVE_GUARDS,
];

/** Whether the record has anything to say about orders of a type: a first filing is about nothing filed. */
export const isGuarded = (filingType: FilingType): boolean =>
  RECORD_GUARDS.some(({ filingTypes }) => filingTypes.includes(filingType));

const SOURCE = '本系统记录';

/** What the record has against an order of a type. */
export function checkRecord(filingType: FilingType, standing: RecordStanding): CheckFinding[] {
  return RECORD_GUARDS.filter(
    (guard) => guard.filingTypes.includes(filingType) && guard.broken(standing),
  ).map(({ code, severity, field, text, remedy }) => ({
    ...{ code, severity, field, text, remedy, source: SOURCE },
  }));
}
