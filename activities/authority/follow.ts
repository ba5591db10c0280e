import { Context } from '@temporalio/activity';
import { keepResult, settleResult } from '#orders/results.ts';
import { noteContact } from '#orders/authority-contact.ts';
import type { ActivityDeps } from '../deps.ts';

/** How long one activity reads before it hands over to the next: short, so that a history shows it lives. */
const READ_FOR_MS = 10 * 60_000;

/**
 * Reads the authority's answers: keeps each, brings it to its order, and only then acknowledges it.
 * Ends after a while, or when the worker shuts down; the link's workflow begins it again.
 */
export async function followAuthority(deps: ActivityDeps): Promise<void> {
  const context = Context.current();
  const until = Date.now() + READ_FOR_MS;
  while (Date.now() < until && !context.cancellationSignal.aborted) {
    const more = await readOnce(deps);
    if (!more) await context.sleep(deps.authorityPollMs);
  }
}

/** One look; whether there was anything. */
export async function readOnce(deps: ActivityDeps): Promise<boolean> {
  const lookedAt = await deps.clock.now();
  const answers = await deps.authority.answers();
  let settled = 0;
  for (const answer of answers) {
    await keepResult(deps, answer);
    // What can't be settled for the moment comes again; the others do not wait for it.
    if ((await settleResult(deps, answer.id)) === 'later') continue;
    await deps.authority.acknowledge([answer.id]);
    settled += 1;
  }
  await noteContact(deps.db, lookedAt);
  return settled > 0;
}
