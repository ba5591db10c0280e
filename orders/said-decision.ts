import type { ReviewDecision } from '#domain/rights/second-person.ts';
import { checkReasons, written, type GivenReason } from './check-reasons.ts';
import type { EventInput } from './command.ts';
import type { ReasonWords } from './reason-words.ts';

/** A decision as somebody gives it. */
export interface GivenDecision {
  readonly decision: ReviewDecision;
  readonly reasons: readonly GivenReason[];
  /** For the applicant, about the decision as a whole. */
  readonly text?: string;
}

/** A decision as it goes into a step: its event in codes, and the words that are sealed beside it. */
export interface SaidDecision {
  readonly event: EventInput;
  readonly note: string | null;
  readonly words: readonly ReasonWords[] | null;
}

/**
 * Checks a decision and parts what machines read from what is sealed.
 * @throws CodedError what `checkReasons` throws.
 */
export function sayDecision(given: GivenDecision, filingType: string): SaidDecision {
  checkReasons({ ...given, filingType });
  const { decision, reasons, text } = given;
  const coded = reasons.map(({ field, code }) => ({ field, code }));
  return {
    event: decision === 'pass' ? { type: decision } : { type: decision, reasons: coded },
    note: written(text),
    words: wordsOf(reasons),
  };
}

/** What stands in a command beside its event. */
export const besides = ({ note, words }: Omit<SaidDecision, 'event'>) => ({
  ...(note !== null && { note }),
  ...(words !== null && { words }),
});

/** What the reviewer said beside the codes, reason by reason; null where he left it at them. */
export function wordsOf(
  reasons: readonly Pick<GivenReason, 'variables' | 'text'>[],
): readonly ReasonWords[] | null {
  const words = reasons.map(({ variables = {}, text }) => ({ variables, text: written(text) }));
  const said = words.some(
    ({ variables, text }) => text !== null || Object.keys(variables).length > 0,
  );
  return said ? words : null;
}
