import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { WAITING_ON, type WaitingOn } from '#domain/stages.ts';
import type { Bilingual } from '#domain/bilingual.ts';
import type { Order } from './answers.ts';

/** What a filing type is called; its code where this release does not know it. */
export const typeName = (filingType: string): Bilingual =>
  Object.hasOwn(FILING_TYPES, filingType)
    ? FILING_TYPES[filingType as FilingType]
    : { zh: filingType, en: filingType };

const waitingOnName = (waitingOn: string | null): Bilingual | null =>
  waitingOn !== null && Object.hasOwn(WAITING_ON, waitingOn)
    ? WAITING_ON[waitingOn as WaitingOn]
    : null;

/** An order with the names of its codes, for lists and headings. */
export const orderLine = (order: Order) => ({
  ...order,
  typeName: typeName(order.filingType),
  waitingOnName: waitingOnName(order.waitingOn),
});
