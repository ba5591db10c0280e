import type { AccountMailName, AccountMailVariables } from '#domain/account-mails.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { NoticeChannel } from '#domain/notices.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { StaffProvider } from '#identity/oidc/staff-provider.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import type { Prisma } from '#prisma/client.ts';
import type { RequestLimits } from './hardening/request-limits.ts';

/** What the API is built on; wired by server/main.ts, and by tests. */
export interface ApiDeps extends OrdersDeps {
  /** Twilio's token and our public address, to check its callbacks; absent where no callback is asked for. */
  readonly smsCallback?: { readonly authToken: string; readonly publicUrl: string };
  /** The bureaus' endpoints; absent where this process was not told of them. */
  readonly endpoints?: readonly {
    readonly provinces: readonly string[];
    readonly extension?: Endpoint['extension'];
  }[];
  /** Reads the files of the bureaus’ links, null where one can't be opened; wired by the process, which knows their versions. */
  readonly authorityFiles: {
    sent(row: Prisma.AuthorityUploadGetPayload<object>): string | null;
    received(row: Prisma.AuthorityDownloadGetPayload<object>): string | null;
  };
  /** Hides what is personal in them, and in what was read of them; reads them as they are read when they come. */
  readonly masked: {
    xml(xml: string): string;
    content(content: unknown): unknown;
  };
  /** The same as they are, but for the passwords that bureaus gave: those are shown to nobody. */
  readonly withoutPasswords: ApiDeps['masked'];
  /** Writes the notices that a step asked for, as their readers would get them; neither sends nor keeps them. */
  readonly previewNotices: (
    deps: Pick<OrdersDeps, 'db' | 'vault'>,
    orderNo: string,
    revision: number,
  ) => Promise<
    readonly {
      readonly channel: NoticeChannel;
      readonly locale: Locale;
      readonly subject?: string;
      readonly text: string;
    }[]
  >;
  /** Whether Temporal answers: told by /health/ready, never waited for. */
  readonly followersReachable: () => Promise<boolean>;
  /** Addresses of the proxies before us: what they say of the asker's address and of https is believed. */
  readonly proxies?: readonly string[] | undefined;
  /** Sends a mail about an account at once. */
  readonly accountMail: (mail: {
    readonly to: string;
    readonly locale: Locale;
    readonly name: AccountMailName;
    readonly variables: AccountMailVariables;
  }) => Promise<void>;
  /** Where people find the pages; the links of mails begin with it, never with what a request says of us. */
  readonly siteUrl: string;
  /** The wall's time, which sessions, codes and waits run on. */
  readonly wall: () => Date;
  /** Where staff sign in; absent where the settings name no identity provider. */
  readonly staffProvider?: StaffProvider | undefined;
  /** The sandbox clock is on: its routes are served. */
  readonly sandbox: boolean;
  readonly requestLimits: RequestLimits;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}
