export type Verdict = 'held' | 'not applicable' | 'not held';

/** One item of the ASVS, in our words. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** What it means here, or why it is not held. */
  readonly here: string;
  /** What holds it: `file › title` of a test, or of a page that says it. */
  readonly proofs: readonly string[];
}

/** Something that holds, with the tests or pages that hold it. */
export const held = (id: string, title: string, here: string, ...proofs: string[]): Row => ({
  ...{ id, title, verdict: 'held', here, proofs },
});

/** Something that does not exist here, with the reason. */
export const absent = (id: string, title: string, why: string, ...proofs: string[]): Row => ({
  ...{ id, title, verdict: 'not applicable', here: why, proofs },
});

/** Something that does not hold, or not in full, with the reason; `proofs` hold the part that does. */
export const open = (id: string, title: string, why: string, ...proofs: string[]): Row => ({
  ...{ id, title, verdict: 'not held', here: why, proofs },
});

/** A proof as a file and what stands in it. */
export function proofOf(proof: string): { file: string; says: string } {
  const [where = '', says = ''] = proof.split(' › ');
  return { file: where.endsWith('.md') ? where : `test/${where}.test.ts`, says };
}
