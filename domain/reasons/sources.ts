import type { ReviewReasonCode } from './review-reasons.ts';
import { ERRORS_FOUND } from './sources/errors-found.ts';
import { RETURNED_FAQ } from './sources/returned-faq.ts';
import { RETURNED_QUESTIONS } from './sources/returned-questions.ts';
import { SEVERAL_PROVIDERS } from './sources/several-providers.ts';
import type { ReasonSource } from './sources/wording.ts';

/** Where the reasons come from: every wording of every source leads to the codes that say it here. */
export const REASON_SOURCES = {
  returnedFaq: RETURNED_FAQ,
  returnedQuestions: RETURNED_QUESTIONS,
  errorsFound: ERRORS_FOUND,
  severalProviders: SEVERAL_PROVIDERS,
} as const satisfies Record<string, ReasonSource>;

type SourceName = keyof typeof REASON_SOURCES;

/** One place in which a source speaks of a reason. */
export interface Mention {
  readonly source: SourceName;
  readonly wording: string;
}

const MENTIONS = (Object.keys(REASON_SOURCES) as SourceName[]).flatMap((source) =>
  REASON_SOURCES[source].wordings.map(({ wording, codes }) => ({ source, wording, codes })),
);

/** Where a reason is spoken of; nowhere for `other`, which is what no source foresees. */
export function mentionsOf(code: ReviewReasonCode): readonly Mention[] {
  return MENTIONS.filter(({ codes }) => codes.includes(code)).map(({ source, wording }) => ({
    source,
    wording,
  }));
}
