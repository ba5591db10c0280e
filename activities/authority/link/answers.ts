import { resultCode } from '#domain/authority/result-codes.ts';
import { APPROVED_WITHOUT_NUMBERS, NOTED, OURS_TO_CORRECT } from '#orders/results.ts';
import type { DecisionNews, ResultNews } from '../v3/news.ts';

/** What an answer of a bureau's comes to, for an order. */
export interface Answer {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * What result codes come to: a refusal of the report where there is an error, the bureau's decision, or
 * nothing, since some "errors" are successes (1060, 1062). An error that only we can mend is not the
 * applicant's to correct.
 */
export function answerOfCodes({ codes, ...said }: ResultNews): Answer {
  const known = codes.map(({ code, text }) => ({ code, text, ...resultCode(code ?? 0) }));
  const of = (kind: string) => known.filter((code) => code.kind === kind);
  const errors = of('error');
  const body = { codes, ...said, errors: errors.map(({ code, text }) => ({ code, text })) };
  if (errors.length > 0) {
    const ours = errors.every(({ toCorrect }) => toCorrect === 'provider');
    return { kind: ours ? OURS_TO_CORRECT : 'reportRefused', body };
  }
  const [refused] = of('refused');
  if (refused !== undefined) {
    return { kind: 'bureauRefused', body: { ...body, opinion: refused.text } };
  }
  return { kind: of('approved').length > 0 ? APPROVED_WITHOUT_NUMBERS : NOTED, body };
}

/** What the bureau's decision comes to. An approval has no numbers: those come with the filed data. */
export function answerOfDecision({ approved, ...said }: DecisionNews): Answer {
  if (approved === undefined) return { kind: 'unreadableDecision', body: said };
  return { kind: approved ? APPROVED_WITHOUT_NUMBERS : 'bureauRefused', body: said };
}

/** The state of SMS verification as an answer; null while it goes on. */
export const SMS_ANSWERS = {
  waiting: null,
  passed: 'smsVerified',
  expired: 'smsExpired',
  failed: 'smsFailed',
} as const;
