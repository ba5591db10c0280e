import type { Bilingual } from '#domain/bilingual.ts';
import { resultCode, type Corrector, type ResultKind } from './result-codes.ts';

/** A result as it came: the code, and the authority's own words (Dmms) if there were any. */
export interface GivenResult {
  readonly code: number;
  readonly text?: string | undefined;
}

/** One refusal as a page shows it: why, where in the form, and the way out. */
export interface ExplainedResult {
  readonly code: number;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
  /** The authority's own words, where they say anything. */
  readonly text?: string;
  /** JSON pointers into the form of a first filing; empty where the code names no field. */
  readonly fields: readonly string[];
  readonly toCorrect: Corrector;
}

const SUCCESSES: readonly ResultKind[] = ['approved', 'stored'];

function explain({ code, text = '' }: GivenResult): ExplainedResult {
  const { title, remedy, toCorrect, fields = [] } = resultCode(code);
  const words = text.trim();
  return { code, title, remedy, ...(words !== '' && { text: words }), fields, toCorrect };
}

/**
 * The results that somebody has to do something about, in words, in the order in which they came.
 * Successes are left out, some of which stand among the error codes (1060, 1062, 2998, 3998), and so is
 * what came twice with the same words.
 */
export function explainResults(results: readonly GivenResult[]): ExplainedResult[] {
  const failures = results.filter(({ code }) => !SUCCESSES.includes(resultCode(code).kind));
  const explained = failures.map(explain);
  return explained.filter(
    ({ code, text }, at) =>
      at === explained.findIndex((other) => other.code === code && other.text === text),
  );
}
