import type { FeedFile } from './feed/assemble.ts';
import type { News } from './feed/news.ts';
import type { FiledRecord } from './filing/enter-filed.ts';
import type { ProvinceSettings } from './province-settings.ts';
import type { SoapShape } from './soap/soap-shape.ts';

/** Something that a provider has answered, and that nothing follows from. */
export interface Receipt {
  readonly code: string;
  readonly element: string;
  readonly record: object;
  readonly at: number;
}

/** How the bureaus are set up, and what they know without a report. */
export type SetupEvent =
  | { type: 'provinceSet'; code: string; settings: ProvinceSettings }
  | { type: 'soapSet'; shape: SoapShape }
  | { type: 'blacklisted'; domains: readonly string[]; certificates: readonly string[] }
  | { type: 'filed'; filed: FiledRecord }
  | { type: 'answered'; receipt: Receipt };

/** What goes in and out at one province; `zip` is base64 of what was sent, decrypted. */
export type TransportEvent = { readonly code: string } & (
  | {
      type: 'uploaded';
      at: number;
      sequence: number;
      hash: string;
      entryName: string;
      zip: string;
    }
  | { type: 'uploadedAgain'; sequence: number }
  | { type: 'sequenceLost'; numbers?: number }
  | { type: 'news'; news: readonly News[] }
  | { type: 'filesMade'; files: readonly FeedFile[] }
  | { type: 'fileAcknowledged'; name: string }
);
