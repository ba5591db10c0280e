import type { SnapshotFrom } from 'xstate';
import { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { filingMachine } from './filing-machine.ts';
import { cancelAccess } from './filings/cancel-access.ts';
import { change } from './filings/change.ts';
import { claim } from './filings/claim.ts';
import { deregisterService } from './filings/deregister-service.ts';
import { deregisterSubject } from './filings/deregister-subject.ts';
import { newAccess } from './filings/new-access.ts';
import { newService } from './filings/new-service.ts';
import { newSubject } from './filings/new-subject.ts';
import { transfer } from './filings/transfer.ts';

/** Every filing's machine has the same type: they share one vocabulary and differ in their routes. */
export type FilingMachine = ReturnType<typeof filingMachine>;

export type FilingSnapshot = SnapshotFrom<FilingMachine>;

/**
 * Filing type → version → machine. An order keeps the version it began with, for its meaning;
 * a changed route is a new version beside the old one.
 */
export const MACHINES = {
  newSubject: { 1: newSubject },
  newService: { 1: newService },
  newAccess: { 1: newAccess },
  change: { 1: change },
  cancelAccess: { 1: cancelAccess },
  deregisterService: { 1: deregisterService },
  deregisterSubject: { 1: deregisterSubject },
  claim: { 1: claim },
  transfer: { 1: transfer },
} as const satisfies Partial<Record<FilingType, Record<number, FilingMachine>>>;

/** The filing types that can be ordered. */
export type OrderableType = keyof typeof MACHINES;

export const ORDERABLE_TYPES = Object.keys(MACHINES) as readonly OrderableType[];

export function isOrderable(text: string): text is OrderableType {
  return Object.hasOwn(MACHINES, text);
}

/** The version that a new order of this type begins with: the highest. */
export function currentVersion(type: OrderableType): number {
  return Math.max(...Object.keys(MACHINES[type]).map(Number));
}

/**
 * The machine of an order.
 * @throws CodedError `machine.unknown` where this release has no such machine: an older release runs beside newer orders.
 */
export function machineOf(type: string, version: number): FilingMachine {
  const versions: Record<number, FilingMachine> | undefined = isOrderable(type)
    ? MACHINES[type]
    : undefined;
  const machine = versions?.[version];
  if (machine === undefined) {
    throw new CodedError(
      'machine.unknown',
      `This release has no machine for ${type} version ${String(version)}.`,
      { remedy: 'Run a release that has it; machines are only ever added.' },
    );
  }
  return machine;
}
