import { CodedError } from '#domain/errors.ts';

const OURS = /^(BEIAN|TWILIO|SMTP|AUTHORITY|MAIL)_/;
/** Names that begin like ours but belong to others. */
const FOREIGN = new Set(['BEIAN_CONTRACTS']);

/**
 * Refuses names that begin like ours, or are nearly one of ours: a misspelt setting would be ignored without a word.
 * @throws CodedError `setting.unknown`, with the name that may have been meant.
 */
export function refuseMisspelt(names: readonly string[], known: readonly string[]): void {
  for (const name of names) {
    if (known.includes(name) || FOREIGN.has(name)) continue;
    const near = known.find((variable) => isNear(variable, name));
    if (near === undefined && !OURS.test(name)) continue;
    throw new CodedError('setting.unknown', `There is no setting ${name}.`, {
      field: name,
      remedy:
        near === undefined ? 'See “beian start --help” for all settings.' : `Did you mean ${near}?`,
    });
  }
}

/** Two letters off for a long name; for a short one, where that would be another word, the same letters in another order. */
function isNear(variable: string, name: string): boolean {
  if (variable.length > 7) return distance(variable, name) <= 2;
  const letters = (text: string) => [...text].sort((a, b) => a.localeCompare(b)).join('');
  return letters(variable) === letters(name);
}

/** How many letters must be added, dropped or changed to make one name the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
