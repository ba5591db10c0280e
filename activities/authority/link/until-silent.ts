import type { AskFiled } from '#orders/authority-says.ts';

/**
 * Asks as before until the first question that nobody answers; from then on no more are put. Each silence
 * costs seconds, and the file of a whole bureau waits for them.
 */
export function untilSilent(ask: AskFiled | undefined): AskFiled | undefined {
  if (ask === undefined) return undefined;
  let silent = false;
  return async (...question) => {
    const answer = silent ? null : await ask(...question);
    silent ||= answer === null;
    return answer;
  };
}
