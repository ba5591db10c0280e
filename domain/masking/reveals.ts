import type { Bilingual } from '../bilingual.ts';
import { reachOf, type Right } from '../rights/rights.ts';
import type { Role } from '../roles.ts';
import type { MaskKind } from './mask-kinds.ts';
import { maskKindOf } from './masked-fields.ts';

/**
 * Why somebody has masked fields revealed. A code and no words of one's own: it stands in the audit, which holds
 * nothing that could name people.
 */
export const REVEAL_REASONS = {
  review: { zh: '核对备案内容', en: 'Comparing what is filed' },
  customerInquiry: { zh: '客户咨询', en: 'A customer’s inquiry' },
  bureauInquiry: { zh: '管局问询', en: 'An inquiry of the bureau' },
  complaint: { zh: '投诉或申诉', en: 'A complaint or an appeal' },
  faultFinding: { zh: '排查故障', en: 'Finding a fault' },
  audit: { zh: '审计检查', en: 'An audit' },
} as const satisfies Record<string, Bilingual>;

export type RevealReason = keyof typeof REVEAL_REASONS;

/** The codes, as an address takes them. */
export const REVEAL_REASON_CODES = Object.keys(REVEAL_REASONS) as RevealReason[];

/** Which right a kind of personal data asks for beside that on the record; what is not here is shown to nobody. */
const ASKS_FOR: Readonly<Partial<Record<MaskKind, readonly Right[]>>> = {
  name: [],
  mobile: [],
  email: [],
  address: [],
  certificate: ['certificates.reveal'],
  hidden: ['certificates.reveal'],
};

/**
 * Whether a role may have a masked field revealed.
 * @param right the one on the record that the field is of
 * @param field JSON pointer into a form or a record
 */
export function mayReveal(
  role: Role,
  right: 'orders.reveal' | 'filings.reveal',
  field: string,
): boolean {
  const kind = maskKindOf(field);
  const more = kind === undefined ? undefined : ASKS_FOR[kind];
  return more !== undefined && [right, ...more].every((one) => reachOf(role, one) !== undefined);
}

/**
 * So many fields are revealed to one account within an hour: a telephone and a mail for thirty callers and more;
 * whoever copies a register is stopped within its first pages.
 */
export const REVEALED_FIELDS_AN_HOUR = 120;

/**
 * So many files of bureaus, and news, are shown whole to one account within an hour: a fault is found in a few, and
 * each of them may hold many filings.
 */
export const REVEALED_FILES_AN_HOUR = 20;
