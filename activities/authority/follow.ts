import { Context } from '@temporalio/activity';
import { withLinkLock } from '#orders/effect-lock.ts';
import { noteContact } from '#orders/links.ts';
import { seeToMissingNumbers } from '#orders/missing-numbers.ts';
import type { ActivityDeps } from '../deps.ts';
import { isAwaited } from './link/awaited.ts';
import type { LinkDeps } from './link/deps.ts';
import { fetchNext } from './link/fetch.ts';
import { isLeftOver, processStored } from './link/process.ts';
import { sendNext } from './link/send.ts';
import { sweepOne } from './link/sweep.ts';
import { NoAnswer } from './v3/no-answer.ts';

/** How long one activity stays at it before it hands over to the next: short, so that a history shows it lives. */
const STAY_MS = 10 * 60_000;
/** Often enough for decisions that take days, seldom enough for a bureau that asks not to be called without need. */
const POLL_SECONDS = 60;

/**
 * Carries an endpoint's files both ways for a while. Ends by itself, or when the worker shuts down; the
 * link's workflow begins it again.
 */
export async function followAuthority(deps: ActivityDeps, endpoint: string): Promise<void> {
  const context = Context.current();
  const connector = deps.connectors.get(endpoint);
  // An endpoint that was taken out of the settings: its link ends with the next start of a worker.
  if (connector === undefined) return context.sleep(STAY_MS);
  const link = { ...deps, connector };
  const until = Date.now() + STAY_MS;
  await seeToMissingNumbers(deps, connector.endpoint.provinces);
  // A worker begins many links at once: those that nobody waits for take their turns.
  if (!(await isLeftOver(deps.db, connector.endpoint))) await pause(link, context, Math.random());
  while (Date.now() < until && !context.cancellationSignal.aborted) {
    const more = await withLinkLock(deps.db, endpoint, () => look(link)).catch(unlessBusy);
    if (!more) await pause(link, context);
  }
}

/** One look; where it finds nothing to do, the bureau is asked about an order that it is silent about. */
async function look(link: LinkDeps): Promise<boolean> {
  const more = await exchange(link);
  if (!more) await sweepOne(link);
  return more;
}

/**
 * One look at an endpoint: sends a file, fetches a file, and brings what is kept to where it belongs.
 * @returns whether there was anything to do
 */
export async function exchange(deps: LinkDeps): Promise<boolean> {
  const { db, connector, clock } = deps;
  const lookedAt = await clock.now();
  try {
    const sent = await sendNext(deps);
    const fetched = await fetchNext(deps);
    const processed = await processStored(deps);
    const more = sent || fetched === 'file' || processed;
    if (!more && fetched === 'nothing') await noteContact(db, connector.endpoint.name, lookedAt);
    return more;
  } catch (error) {
    // The line is down: what we have is brought on all the same, and the next look asks again.
    if (!(error instanceof NoAnswer)) throw error;
    await db.authorityLink.update({
      where: { endpoint: connector.endpoint.name },
      data: { sendCode: error.code, faults: { increment: 1 } },
    });
    return processStored(deps);
  }
}

/** An old activity may still be at it, after Temporal's database was lost: then there is nothing to do here. */
function unlessBusy(error: unknown): false {
  if ((error as { code?: unknown }).code !== 'effect.busy') throw error;
  return false;
}

/** Waits until the next look: a short while, once an order waits for this endpoint, else a long one. */
async function pause({ db, connector }: LinkDeps, context: Context, part = 1): Promise<void> {
  const {
    provinces,
    pollSeconds = POLL_SECONDS,
    awaitedPollSeconds = pollSeconds,
  } = connector.endpoint;
  const until = Date.now() + part * pollSeconds * 1000;
  do {
    const awaited = await isAwaited(db, provinces);
    // Who begins looks at once where somebody waits.
    if (awaited && part < 1) return;
    await context.sleep(Math.min(awaitedPollSeconds, pollSeconds) * 1000);
    if (awaited) return;
  } while (Date.now() < until);
}
