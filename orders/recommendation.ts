import type { FieldReason } from '#domain/events.ts';
import type { ReviewDecision } from '#domain/rights/second-person.ts';
import type { Vault } from '#prisma/vault.ts';
import { proposalText, type Proposal } from './proposals.ts';
import type { ReasonWords, WordedReason } from './reason-words.ts';

/** What a reviewer recommends, with everything that the applicant would read. */
export interface Recommendation {
  readonly decision: ReviewDecision;
  readonly reasons: readonly WordedReason[];
  /** About the decision as a whole. */
  readonly text: string | null;
}

/** The words of a recommendation: sealed in one, since they may name people. */
interface Words {
  readonly text: string | null;
  readonly words: readonly ReasonWords[] | null;
}

/** What of a recommendation stands in the clear. */
interface Content {
  readonly decision: ReviewDecision;
  readonly reasons: readonly FieldReason[];
}

const NONE: ReasonWords = { variables: {}, text: null };

/** The words of a recommendation as they are sealed. */
export const recommendedWords = (words: Words): string => JSON.stringify(words);

/** A recommendation with its words; without them once they were erased. */
export function readRecommendation(vault: Vault, row: Proposal): Recommendation {
  const { decision, reasons } = row.content as unknown as Content;
  const { text, words } = wordsIn(proposalText(vault, row));
  return {
    decision,
    reasons: reasons.map((reason, index) => ({ ...reason, ...(words?.[index] ?? NONE) })),
    text,
  };
}

function wordsIn(sealed: string): Words {
  return sealed === '' ? { text: null, words: null } : (JSON.parse(sealed) as Words);
}
