import { Context } from '@temporalio/activity';
import { keepResult, settleResult, type AuthorityAnswer } from '#orders/results.ts';
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

/** Reports whose answers are brought to their orders at a time. */
const AT_ONCE = 4;

/** One look; whether there was anything. */
export async function readOnce(deps: ActivityDeps): Promise<boolean> {
  const lookedAt = await deps.clock.now();
  await settleLeftovers(deps);
  const waiting = byReport(await deps.authority.answers());
  const settled: string[] = [];
  const settleNext = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      for (const answer of group) {
        await keepResult(deps, answer);
        // What can't be settled for the moment comes again; the others do not wait for it.
        if ((await settleResult(deps, answer.id)) !== 'later') settled.push(answer.id);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, settleNext));
  } finally {
    if (settled.length > 0) await deps.authority.acknowledge(settled);
  }
  await noteContact(deps.db, lookedAt);
  return settled.length > 0;
}

/** A result that was approved by hand just before its process died is not in the interface: nobody else brings it on. */
async function settleLeftovers(deps: ActivityDeps): Promise<void> {
  const rows = await deps.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM authority_results WHERE state = 'received' AND id LIKE 'manual:%'`;
  for (const { id } of rows) await settleResult(deps, id);
}

/** The answers to each report in the order in which they were given; reports do not wait for one another. */
function byReport(answers: readonly AuthorityAnswer[]): AuthorityAnswer[][] {
  const groups = new Map<string, AuthorityAnswer[]>();
  for (const answer of answers) {
    const key = answer.reportId ?? answer.id;
    groups.set(key, [...(groups.get(key) ?? []), answer]);
  }
  return [...groups.values()];
}
