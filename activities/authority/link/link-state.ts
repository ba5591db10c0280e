import { callCode } from '#domain/authority/call-codes.ts';
import { openTask } from '#orders/open-task.ts';
import { linkOf, type LinkRow } from '#orders/links.ts';
import type { LinkDeps } from './deps.ts';

/** How long an endpoint is left alone after it asked to be called later. */
const WAIT_MS = 10 * 60_000;
/** Damage on the way is tried again so often, then a person looks. */
const DAMAGED_AT_MOST = 3;

/** Whether something may be sent now. */
export async function maySend({ clock }: LinkDeps, { sendFrom }: LinkRow): Promise<boolean> {
  return sendFrom === null || (await clock.now()) >= sendFrom;
}

/**
 * Does what a call code asks for, where it is not success: waits, tries again, or stops and calls a person.
 * @param tries how often the same thing was tried; of a download, how often in a row it came damaged
 */
export async function heed(deps: LinkDeps, code: number, tries?: number): Promise<void> {
  const { then } = callCode(code);
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  const link = await linkOf(db, endpoint);
  const before = /^\d+$/.test(link.sendCode ?? '') ? callCode(Number(link.sendCode)).then : null;
  const faults = before === then ? link.faults + 1 : 1;
  const stop = then === 'stop' || (then === 'sendAgain' && (tries ?? faults) >= DAMAGED_AT_MOST);
  if (stop) return stopLink(deps, String(code));
  const now = await deps.clock.now();
  await db.authorityLink.update({
    where: { endpoint },
    data: {
      faults,
      sendCode: String(code),
      ...(then === 'wait' && { sendFrom: new Date(now.getTime() + WAIT_MS) }),
    },
  });
}

/** Notes that the line is there. A file that has to wait for its hour waits on. */
export async function heardWell({ db, connector }: LinkDeps): Promise<void> {
  await db.$executeRaw`
    UPDATE authority_links SET faults = 0,
      send_code = CASE WHEN send_from IS NULL THEN NULL ELSE send_code END
    WHERE endpoint = ${connector.endpoint.name} AND faults > 0`;
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
 */
export async function stopLink(deps: LinkDeps, code: string): Promise<void> {
  const { name: endpoint } = deps.connector.endpoint;
  await deps.db.$transaction(async (tx) => {
    const at = await deps.clock.now(tx);
    const { count } = await tx.authorityLink.updateMany({
      where: { endpoint, stoppedAt: null },
      data: { stoppedAt: at, stoppedCode: code },
    });
    if (count === 0) return;
    const facts = { endpoint, code };
    await openTask(tx, null, { kind: 'linkStopped', at, urgentAt: at, facts });
  });
}
