import type { Advanced } from './command.ts';
import { decideReview, type Review } from './decide-review.ts';
import type { OrdersDeps } from './deps.ts';
import { within } from './within.ts';

/** Takes the transaction back with everything that the decision wrote; carries what was seen in it. */
class Seen<T> extends Error {
  readonly what: T;

  constructor(what: T) {
    super('A preview is over');
    this.what = what;
  }
}

/**
 * What a decision would come to: it is carried out, looked at, and taken back, so that a preview refuses
 * what the decision would refuse and shows what it would send, with its real day.
 * @param look sees the record as it would be
 * @throws CodedError what `decideReview` throws.
 */
export async function previewReview<T>(
  deps: OrdersDeps,
  review: Review,
  look: (deps: OrdersDeps, advanced: Advanced) => Promise<T>,
): Promise<T> {
  try {
    await deps.db.$transaction(async (tx) => {
      const inside: OrdersDeps = { ...deps, db: within(tx), committed: () => undefined };
      throw new Seen(await look(inside, await decideReview(inside, review)));
    });
  } catch (error) {
    if (error instanceof Seen) return error.what as T;
    throw error;
  }
  throw new Error('A preview was not taken back');
}
