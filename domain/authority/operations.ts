import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';

/** A kind of operation (Czlx) that a result of the authority's speaks of. */
export interface Operation {
  readonly name: Bilingual;
  /** Our filing type; none for what is no order of its own. */
  readonly filingType?: FilingType;
  /**
   * Whose id stands in a bureau review's Jlid: the provider's (IspZtid, IspWzid, IspJrid) while the bureau
   * has none to give, afterwards the bureau's (Ztid, Wzid, Jrid). V3.0 does not say of attachments.
   */
  readonly recordId?: 'provider' | 'bureau';
  /** What that id is of. */
  readonly of?: 'subject' | 'service' | 'access';
}

/** The kinds of operation (Czlx). 35 stands in V3.0's text only: the schema ends at 7. */
export const OPERATIONS = {
  1: {
    name: { zh: '新增备案', en: 'New filing' },
    ...{ filingType: 'newSubject', recordId: 'provider', of: 'subject' },
  },
  2: {
    name: { zh: '新增网站', en: 'New site' },
    ...{ filingType: 'newService', recordId: 'provider', of: 'service' },
  },
  3: {
    name: { zh: '新增接入', en: 'New access' },
    ...{ filingType: 'newAccess', recordId: 'provider', of: 'access' },
  },
  4: {
    name: { zh: '变更备案', en: 'Change' },
    ...{ filingType: 'change', recordId: 'bureau', of: 'subject' },
  },
  5: {
    name: { zh: '取消接入', en: 'Cancellation of an access' },
    ...{ filingType: 'cancelAccess', recordId: 'bureau', of: 'access' },
  },
  6: {
    name: { zh: '注销主体', en: 'Deregistration of a subject' },
    ...{ filingType: 'deregisterSubject', recordId: 'bureau', of: 'subject' },
  },
  7: {
    name: { zh: '注销网站', en: 'Deregistration of a site' },
    ...{ filingType: 'deregisterService', recordId: 'bureau', of: 'service' },
  },
  35: { name: { zh: '单独上报附件', en: 'Attachments on their own' } },
} as const satisfies Record<number, Operation>;

/** What an operation's number stands for; undefined for one that V3.0 does not name. */
export function operationOf(czlx: number): Operation | undefined {
  return (OPERATIONS as Readonly<Record<number, Operation>>)[czlx];
}

/** The filing type that an operation's number belongs to; undefined where there is none. */
export function filingTypeOf(czlx: number): FilingType | undefined {
  return operationOf(czlx)?.filingType;
}

const NUMBER_BY_TYPE: Readonly<Partial<Record<FilingType, number>>> = Object.fromEntries(
  Object.entries(OPERATIONS).flatMap(([czlx, operation]) =>
    'filingType' in operation ? [[operation.filingType, Number(czlx)]] : [],
  ),
);

/** The operation (Czlx) of a filing type; none for a claim or a transfer, which stay with the provider. */
export function operationFor(filingType: FilingType): number | undefined {
  return NUMBER_BY_TYPE[filingType];
}

/** What a cancellation (ZXBA) takes back. */
export interface CancelKind {
  readonly name: Bilingual;
  readonly filingType: FilingType;
  /** Whose bureau id stands in Jlid. */
  readonly of: 'subject' | 'service' | 'access';
}

/** The filing type that ends a record of this kind. */
export const cancellingType = (of: CancelKind['of']): FilingType | undefined =>
  Object.values(CANCEL_KINDS).find((kind) => kind.of === of)?.filingType;

/** The kinds of cancellation (Zxlb). */
export const CANCEL_KINDS = {
  0: {
    name: { zh: '主体注销', en: 'Subject deregistered' },
    filingType: 'deregisterSubject',
    of: 'subject',
  },
  1: {
    name: { zh: '网站注销', en: 'Site deregistered' },
    filingType: 'deregisterService',
    of: 'service',
  },
  2: { name: { zh: '取消接入', en: 'Access cancelled' }, filingType: 'cancelAccess', of: 'access' },
} as const satisfies Record<number, CancelKind>;
