import { randomUUID } from 'node:crypto';
import type { Actor } from '#domain/roles.ts';
import type { Advanced } from './command.ts';
import { decideReview, type Review } from './decide-review.ts';
import type { OrdersDeps } from './deps.ts';
import {
  acceptRecommendation,
  editRecommendation,
  type Edited,
  type Seconding,
} from './second-review.ts';
import { within } from './within.ts';

/** Takes the transaction back with everything that the decision wrote; carries what was seen in it. */
class Seen<T> extends Error {
  readonly what: T;

  constructor(what: T) {
    super('A preview is over');
    this.what = what;
  }
}

/** A decision as it would be, and whether another has to take it first. */
export interface Previewed {
  readonly advanced: Advanced;
  readonly takesTwo: boolean;
}

/** Looks at the record as it would be. */
type Look<T> = (deps: OrdersDeps, previewed: Previewed) => Promise<T>;

/** Stands for the second person whom nobody knows yet. He is nobody: what he does is taken back. */
const SOMEBODY: Actor = { id: 'preview', role: 'seniorReviewer' };

/**
 * What a decision would come to: it is carried out, looked at, and taken back, so that a preview refuses
 * what the decision would refuse and shows what it would send, with its real day. One that takes two is
 * looked at as it would be once another has accepted it.
 * @throws CodedError what `decideReview` throws.
 */
export function previewReview<T>(deps: OrdersDeps, review: Review, look: Look<T>): Promise<T> {
  return seeing(
    deps,
    async (inside) => {
      const decided = await decideReview(inside, review);
      if ('advanced' in decided) return { ...decided, takesTwo: false };
      const { expected } = review;
      const second = {
        id: decided.recommended,
        actor: SOMEBODY,
        requestId: randomUUID(),
        expected,
      };
      return { advanced: await acceptRecommendation(inside, second), takesTwo: true };
    },
    look,
  );
}

/**
 * The same of a recommendation with the second person's own reasons and words.
 * @throws CodedError what `editRecommendation` throws.
 */
export function previewEdited<T>(
  deps: OrdersDeps,
  edited: Seconding & Edited,
  look: Look<T>,
): Promise<T> {
  return seeing(
    deps,
    async (inside) => ({ advanced: await editRecommendation(inside, edited), takesTwo: false }),
    look,
  );
}

async function seeing<T>(
  deps: OrdersDeps,
  act: (inside: OrdersDeps) => Promise<Previewed>,
  look: Look<T>,
): Promise<T> {
  try {
    await deps.db.$transaction(async (tx) => {
      const inside: OrdersDeps = { ...deps, db: within(tx), committed: () => undefined };
      throw new Seen(await look(inside, await act(inside)));
    });
  } catch (error) {
    if (error instanceof Seen) return error.what as T;
    throw error;
  }
  throw new Error('A preview was not taken back');
}
