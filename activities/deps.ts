import type { OrdersDeps } from '#orders/deps.ts';
import type { AuthorityConnector } from './authority/connector.ts';
import type { MailCarrier } from './carriers/mail-carrier.ts';
import type { SmsCarrier } from './carriers/sms-carrier.ts';

/** What the activities touch the world with; wired once by the worker's entry point. */
export interface ActivityDeps extends OrdersDeps {
  readonly sms: SmsCarrier;
  readonly mail: MailCarrier;
  /** The bureaus' endpoints, by name. */
  readonly connectors: ReadonlyMap<string, AuthorityConnector>;
  /** The part behind the @ of our Message-IDs. */
  readonly mailDomain: string;
}
