import type { NoticeChannel } from './notices.ts';
import type { QuietHours } from './quiet-hours.ts';

/** What an operator may choose about how people are dealt with. */
export interface Policy {
  /** Nobody is reminded in these hours; null: at any time. Other notices go out at once. */
  readonly quietHours: QuietHours | null;
  /** How many notices one address gets in one day of Shanghai's. */
  readonly noticeLimits: Readonly<Record<NoticeChannel, number>>;
  /** How long a reviewer may recall a decision, in milliseconds; so long a passed order waits to be reported. 0: never. */
  readonly recallMs: number;
  /** How many files, and how many bytes of them as kept, a main account and its sub-users upload in one day of Shanghai's. */
  readonly uploadsPerDay: { readonly files: number; readonly bytes: number };
  /** How many months the audit is kept at least: the law asks for six (网络安全法, of network logs). */
  readonly auditMonths: number;
}

/** The least that the law allows the audit to be kept, in months. */
export const AUDIT_MONTHS_AT_LEAST = 6;

/** What holds where an operator has chosen nothing. */
export const DEFAULT_POLICY: Policy = {
  quietHours: { from: 21 * 60, to: 8 * 60 },
  noticeLimits: { sms: 30, mail: 100 },
  recallMs: 5 * 60_000,
  uploadsPerDay: { files: 1000, bytes: 1024 ** 3 },
  auditMonths: 36,
};
