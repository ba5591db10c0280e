import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from './deps.ts';
import { recordedRead } from './recorded-read.ts';
import { requireRoom } from './reveal-measure.ts';
import { requireStillRole } from './still-role.ts';

/** What somebody wants to see whole, and what for. */
export interface RevealWhole {
  readonly actor: Actor;
  readonly action: 'file.revealed' | 'news.revealed';
  readonly target: string;
  readonly purpose: string;
}

/**
 * A file of a bureau, or what it said, as it is: it holds many filings, so that few are shown within an hour. Who
 * looked and what for stands in the audit before anybody has it.
 * @throws CodedError `auth.role` where the role was taken a moment ago, `reveal.too_many_files` beyond the hour's
 *   measure, and what `read` throws.
 */
export function revealedWhole<Deps extends Pick<OrdersDeps, 'db' | 'clock'>, T>(
  deps: Deps,
  { actor, action, target, purpose }: RevealWhole,
  read: (inside: Deps) => Promise<T>,
): Promise<T> {
  return recordedRead(
    deps,
    { actor, action, target, after: () => ({ purpose }) },
    async (inside) => {
      await requireStillRole(inside.db, actor);
      await requireRoom(inside, 'files', actor, 1);
      return read(inside);
    },
  );
}
