import type { OrdersDeps } from '#orders/deps.ts';
import type { AuthorityPort } from './authority/port.ts';
import type { MailCarrier } from './carriers/mail-carrier.ts';
import type { SmsCarrier } from './carriers/sms-carrier.ts';

/** What the activities touch the world with; wired once by the worker's entry point. */
export interface ActivityDeps extends OrdersDeps {
  readonly sms: SmsCarrier;
  readonly mail: MailCarrier;
  readonly authority: AuthorityPort;
  /** The part behind the @ of our Message-IDs. */
  readonly mailDomain: string;
  /** How long to wait between two looks for answers, in milliseconds of wall time. */
  readonly authorityPollMs: number;
}
