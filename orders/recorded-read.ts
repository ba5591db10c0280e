import { STAFF } from '#domain/roles.ts';
import { audit, type Deed } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { within } from './within.ts';

type Reading = Pick<OrdersDeps, 'db' | 'clock'>;

/** What is recorded of a look; when it was is asked of the clock. */
export type Look<T> = Pick<Deed, 'actor' | 'action' | 'target'> & {
  /** What else is worth knowing of it, such as why or how much. */
  readonly after?: (read: T) => NonNullable<Deed['after']>;
};

/**
 * Reads something that is shown in the clear, and records in the same transaction who looked: nobody has it
 * before that is committed, and a look that found nothing leaves nothing.
 */
export function recordedRead<Deps extends Reading, T>(
  deps: Deps,
  { after, ...look }: Look<T>,
  read: (inside: Deps) => Promise<T>,
): Promise<T> {
  return deps.db.$transaction(async (tx) => {
    const found = await read({ ...deps, db: within(tx) });
    const at = await deps.clock.now(tx);
    await audit(tx, { ...look, at, ...(after && { after: after(found) }) });
    return found;
  });
}

/** The same where staff look; what applicants read is their own, and is not recorded. */
export function readByStaff<Deps extends Reading, T>(
  deps: Deps,
  look: Look<T>,
  read: (inside: Deps) => Promise<T>,
): Promise<T> {
  return STAFF.includes(look.actor.role) ? recordedRead(deps, look, read) : read(deps);
}
