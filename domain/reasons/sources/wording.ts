import type { Bilingual } from '#domain/bilingual.ts';
import type { EventType } from '#domain/events.ts';
import type { ReviewReasonCode } from '../review-reasons.ts';

/** What one source calls a reason, with the codes that say it here: several where it names several things at once. */
export interface Wording {
  /** How the source says it; its number first where it has numbers. */
  readonly wording: string;
  readonly codes: readonly ReviewReasonCode[];
  /** Set where no reviewer says it, but an event of the authority’s returns the order. */
  readonly event?: EventType;
}

/** Where reasons were collected. */
export interface ReasonSource {
  readonly title: Bilingual;
  readonly wordings: readonly Wording[];
}
