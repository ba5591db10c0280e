import type { CodeTableRows } from './readers/code-tables.ts';
import type { FiledService, FiledSubject } from './readers/filing.ts';
import type { Oddity } from './readers/cursor.ts';
import type { SmsState } from './readers/sms-state.ts';

// What a downloaded file says, one item per record. A value that is missing or can't be read is undefined and,
// where it should have been there, listed among the oddities. Numbers of code tables stay numbers: which table
// holds is the reader's business.

interface Base {
  /** Its place in the file, from 1. */
  readonly record: number;
  readonly oddities: readonly Oddity[];
}

/** A filing as it stands in the bureau's register (BASJ): after an approval, and whenever it changes. */
export interface FiledNews extends Base {
  readonly kind: 'filed';
  readonly subject: FiledSubject;
  readonly services: readonly FiledService[];
  readonly remarks: string | undefined;
}

/** What became of a record that was sent (Jg_xx): several codes are possible, and some of them are successes. */
export interface ResultNews extends Base {
  readonly kind: 'result';
  readonly codes: readonly {
    readonly code: number | undefined;
    readonly text: string | undefined;
  }[];
  /** Czlx: 1 new subject … 7 cancelled service, 35 material. */
  readonly operation: number | undefined;
  /** Bs: whose, in one of two ways that the text describes; match it against every key. */
  readonly ref: string | undefined;
  readonly remarks: string | undefined;
}

/** The bureau's decision (GJSHS). */
export interface DecisionNews extends Base {
  readonly kind: 'decision';
  readonly approved: boolean | undefined;
  readonly reviewer: string | undefined;
  readonly reviewerPhone: string | undefined;
  readonly at: string | undefined;
  readonly opinion: string | undefined;
  readonly operation: number | undefined;
  /** For 1, 2 and 3 the provider's id of subject, service or access; for 4–7 the bureau's. */
  readonly recordId: number | undefined;
}

/** A cancellation, whoever asked for it (ZXSJ). */
export interface CancelledNews extends Base {
  readonly kind: 'cancelled';
  readonly what: 'subject' | 'service' | 'access' | undefined;
  readonly bureauId: number | undefined;
  readonly remarks: string | undefined;
}

type Listed = 'added' | 'changed' | 'removed';

/** An entry of the blacklist (HMDLB). */
export interface BlacklistNews extends Base {
  readonly kind: 'blacklist';
  readonly change: Listed | undefined;
  readonly remarks: string | undefined;
  readonly entry:
    | {
        readonly what: 'subject';
        readonly name: string | undefined;
        readonly natureId: number | undefined;
        readonly certificateTypeId: number | undefined;
        readonly certificateNumber: string | undefined;
      }
    | {
        readonly what: 'service';
        readonly name: string | undefined;
        readonly domains: readonly string[];
        readonly homeUrl: string | undefined;
      };
}

/** A domain that must not be given access (FFJRHMD). */
export interface IllegalAccessNews extends Base {
  readonly kind: 'illegalAccess';
  readonly bureauId: number | undefined;
  readonly domain: string | undefined;
  readonly ip: string | undefined;
  readonly providerId: number | undefined;
  readonly provinceId: number | undefined;
  readonly seenAt: string | undefined;
  readonly remarks: string | undefined;
}

/** A site without a filing, to be dealt with (WBAWZLB). */
export interface UnfiledSiteNews extends Base {
  readonly kind: 'unfiledSite';
  readonly bureauId: number | undefined;
  readonly domain: string | undefined;
  readonly languageIds: readonly number[];
  readonly ip: string | undefined;
  readonly firstSeenAt: string | undefined;
  readonly seenAt: string | undefined;
  readonly timesSeen: number | undefined;
  readonly provinceId: number | undefined;
  readonly providerId: number | undefined;
  readonly carrierId: number | undefined;
  readonly remarks: string | undefined;
}

/** A filing that the provider shall verify and answer with HSJG (HSRW). */
export interface VerificationTaskNews extends Base {
  readonly kind: 'verificationTask';
  readonly subject: FiledSubject;
  readonly services: readonly FiledService[];
  readonly remarks: string | undefined;
}

/** What the bureau found when it checked (HCJG). */
export interface CheckResultNews extends Base {
  readonly kind: 'checkResult';
  readonly check: 'subject' | 'access' | 'shellService' | 'liveness';
  readonly bureauId: number | undefined;
  readonly filingNumber: string | undefined;
  readonly checkedAt: string | undefined;
  readonly homeUrl: string | undefined;
  readonly remarks: string | undefined;
  /** Of a subject: what is wrong with it. */
  readonly name: string | undefined;
  readonly certificateTypeId: number | undefined;
  readonly certificateNumber: string | undefined;
  readonly reason: string | undefined;
  /** Of an access: reported without being there, or there without being reported; of a shell: alive or dead. */
  readonly found: 'overReported' | 'underReported' | 'alive' | 'dead' | undefined;
  readonly domain: string | undefined;
  readonly resolvedIp: string | undefined;
  readonly reportedBy: number | undefined;
  readonly accessBureauId: number | undefined;
}

/** The order to put something right (XGTZ). By when is in the text, if anywhere. */
export interface RectificationNews extends Base {
  readonly kind: 'rectification';
  readonly what: 'subject' | 'service' | undefined;
  readonly filingNumber: string | undefined;
  readonly bureauId: number | undefined;
  readonly text: string | undefined;
  readonly remarks: string | undefined;
}

/** Code tables as they are from now on (JCDM). */
export interface CodeTablesNews extends Base {
  readonly kind: 'codeTables';
  readonly tables: readonly CodeTableRows[];
}

/** A block that this product stores and does not use: IP and domain filings, the full synchronisation. */
export interface OtherNews extends Base {
  readonly kind: 'other';
  /** For example `IP/BAJG`. */
  readonly block: string;
  readonly xml: string;
}

/** Our own extension: where the SMS verification of a record stands. */
export interface SmsStateNews extends Base, SmsState {
  readonly kind: 'smsState';
}

/** One record of a downloaded file. */
export type News =
  | FiledNews
  | ResultNews
  | DecisionNews
  | CancelledNews
  | BlacklistNews
  | IllegalAccessNews
  | UnfiledSiteNews
  | VerificationTaskNews
  | CheckResultNews
  | RectificationNews
  | CodeTablesNews
  | OtherNews
  | SmsStateNews;

/** News as a reader gives it, before its place and its oddities are added. */
export type Told<N extends News = News> = N extends News ? Omit<N, 'record' | 'oddities'> : never;
