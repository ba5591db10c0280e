/**
 * Whether a name was probably meant to be another: two letters off for a long one; for a short one, where that
 * would be another word, the same letters in another order.
 */
export function isNear(variable: string, name: string): boolean {
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
