import { callCode } from '#domain/authority/call-codes.ts';
import { FILE_DAMAGED } from '#domain/authority/link-trouble.ts';
import { openTask } from '#orders/open-task.ts';
import { linkOf, type LinkRow } from '#orders/links.ts';
import type { LinkDeps } from './deps.ts';

/** How long an endpoint is left alone after it asked to be called later. */
const WAIT_MS = 10 * 60_000;
/** A file that comes damaged is asked for again so often, then a person looks. */
const DAMAGED_AT_MOST = 3;

/** Whether something may be sent, or fetched, now. */
export async function mayNow(
  { clock }: LinkDeps,
  link: LinkRow,
  direction: Direction,
): Promise<boolean> {
  const { stoppedAt, [direction]: from } = link;
  return stoppedAt === null && (from === null || (await clock.now()) >= from);
}

/** Which of the two directions has to wait: each has its own hours and its own maintenance. */
export type Direction = 'sendFrom' | 'fetchFrom';

/** Does what a call code asks for, where it is not success: waits, tries again, or stops and calls a person. */
export async function heed(deps: LinkDeps, code: number, direction: Direction): Promise<void> {
  const { then } = callCode(code);
  const { db, connector, clock } = deps;
  if (then === 'stop') return stopLink(deps, String(code));
  const from = new Date((await clock.now()).getTime() + WAIT_MS);
  await db.authorityLink.update({
    where: { endpoint: connector.endpoint.name },
    data: {
      ...{ faults: { increment: 1 }, sendCode: String(code) },
      ...(then === 'wait' && { [direction]: from }),
    },
  });
}

/** Notes that a file came damaged. It comes again as long as nobody acknowledges it; a person looks if that does not help. */
export async function heedDamage(deps: LinkDeps): Promise<void> {
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  const link = await linkOf(db, endpoint);
  const faults = link.sendCode === FILE_DAMAGED ? link.faults + 1 : 1;
  if (faults >= DAMAGED_AT_MOST) return stopLink(deps, FILE_DAMAGED);
  await db.authorityLink.update({ where: { endpoint }, data: { faults, sendCode: FILE_DAMAGED } });
}

/** Notes that the line is there. A file that has to wait for its hour waits on. */
export async function heardWell({ db, connector }: LinkDeps): Promise<void> {
  await db.$executeRaw`
    UPDATE authority_links SET faults = 0, fetch_from = NULL,
      send_code = CASE WHEN send_from IS NULL THEN NULL ELSE send_code END
    WHERE endpoint = ${connector.endpoint.name} AND (faults > 0 OR fetch_from IS NOT NULL)`;
}

/** Notes that a file was taken: nothing has to wait any more. */
export async function sentWell({ db, connector }: LinkDeps): Promise<void> {
  await db.authorityLink.update({
    where: { endpoint: connector.endpoint.name },
    data: { faults: 0, sendCode: null, sendFrom: null },
  });
}

/**
 * Stops the link and calls a person: nothing is sent or fetched until they let it go on. The orders stay
 * where they are, safe in the queue.
 * @param more what the task says besides
 */
export async function stopLink(
  deps: LinkDeps,
  code: string,
  more: Readonly<Record<string, number>> = {},
): Promise<void> {
  const { name: endpoint } = deps.connector.endpoint;
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    const { count } = await tx.authorityLink.updateMany({
      where: { endpoint, stoppedAt: null },
      data: { stoppedAt: at, stoppedCode: code },
    });
    if (count === 0) return;
    const facts = { endpoint, code, ...more };
    await openTask(tx, null, { kind: 'linkStopped', at, urgentAt: at, facts });
  });
}
