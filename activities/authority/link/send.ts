import { queuedReports, reportTaken } from '#orders/report-queue.ts';
import { linkOf, type LinkRow } from '#orders/links.ts';
import type { Prisma } from '#prisma/client.ts';
import { callCode, wentWell } from '#domain/authority/call-codes.ts';
import { SEQUENCE_AHEAD } from '#domain/authority/link-trouble.ts';
import type { LinkDeps } from './deps.ts';
import { freezeFile, readUpload } from './freeze-file.ts';
import { heed, mayNow, sentWell, stopLink } from './link-state.ts';
import { inStep } from './sequence.ts';

/** What is wrong with a file is tried again so often, then a person looks. */
const FAULTS_AT_MOST = 3;

type Upload = Prisma.AuthorityUploadGetPayload<object>;

/**
 * Sends the next file of an endpoint: the one whose fate is unknown first, then what the queue holds.
 * A file is in the record, with its number, before anything of it leaves the house.
 * @returns whether there was anything to send
 */
export async function sendNext(deps: LinkDeps): Promise<boolean> {
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  const link = await linkOf(db, endpoint);
  if (!(await mayNow(deps, link, 'sendFrom'))) return false;
  const open = await db.authorityUpload.findFirst({
    where: { endpoint, state: { in: ['ready', 'sending'] } },
    orderBy: { sequence: 'asc' },
  });
  if (open?.state === 'sending') return settleUnknown(deps, open);
  const upload = open ?? (await nextFile(deps, link));
  if (upload === null) return false;
  await send(deps, upload);
  return true;
}

async function nextFile(deps: LinkDeps, link: LinkRow): Promise<Upload | null> {
  // The bureau is asked about its number only where there is something to send.
  if ((await queuedReports(deps.db, deps.connector.endpoint.provinces, 1)).length === 0)
    return null;
  const current = await inStep(deps, link);
  return current === null ? null : freezeFile(deps, current);
}

/** A call that was never answered may have arrived all the same: the authority says how far it has got. */
async function settleUnknown(deps: LinkDeps, upload: Upload): Promise<boolean> {
  const reply = await deps.connector.lastUpload();
  if (!wentWell(reply.code)) {
    await heed(deps, reply.code, 'sendFrom');
    return false;
  }
  const { sequence, hash = upload.hash } = reply;
  if (sequence < upload.sequence) await send(deps, upload);
  else if (sequence === upload.sequence && hash === upload.hash) await taken(deps, upload);
  // Somebody else sent files under our account, or our record is older than what it sent.
  else await stopLink(deps, SEQUENCE_AHEAD, { theirs: sequence });
  return true;
}

async function send(deps: LinkDeps, upload: Upload): Promise<void> {
  const { db, connector } = deps;
  const { endpoint, sequence } = upload;
  const where = { endpoint_sequence: { endpoint, sequence } };
  await db.authorityUpload.update({
    where,
    data: { state: 'sending', attempts: { increment: 1 } },
  });
  const reply = await connector.upload(readUpload(deps.vault, upload), sequence);
  if (wentWell(reply.code)) return taken(deps, upload);
  const { then } = callCode(reply.code);
  const faults = then === 'sendAgain' || then === 'sendMissing' ? upload.faults + 1 : 0;
  // It was answered, so it was not taken: there is nothing to ask about.
  await db.authorityUpload.update({
    where,
    data: { state: 'ready', lastCode: String(reply.code), faults },
  });
  if (faults >= FAULTS_AT_MOST) await stopLink(deps, String(reply.code));
  else if (then === 'sendMissing') await sendMissing(deps, sequence, reply.missing);
  else await heed(deps, reply.code, 'sendFrom');
}

/**
 * The authority has lost numbers, and takes nothing until it has them: the files of old are sent again as
 * they were. What we do not have either, a person has to settle.
 */
async function sendMissing(
  deps: LinkDeps,
  sequence: number,
  missing: readonly number[],
): Promise<void> {
  const { db, connector } = deps;
  const { name: endpoint } = connector.endpoint;
  const lost = await db.authorityUpload.findMany({
    where: { endpoint, sequence: { in: [...missing].filter((number) => number < sequence) } },
    orderBy: { sequence: 'asc' },
  });
  if (lost.length === 0 || lost.length < missing.filter((n) => n !== sequence).length) {
    await stopLink(deps, '14');
    return;
  }
  for (const upload of lost) {
    const reply = await connector.upload(readUpload(deps.vault, upload), upload.sequence);
    if (wentWell(reply.code)) continue;
    await heed(deps, reply.code, 'sendFrom');
    return;
  }
}

/** Writes down that the authority has the file, and tells the orders in it. Done again after a crash it changes nothing. */
async function taken(deps: LinkDeps, { endpoint, sequence }: Upload): Promise<void> {
  const { db } = deps;
  const reports = await db.report.findMany({
    where: { endpoint, sequence },
    select: { id: true, orderNo: true },
    orderBy: { id: 'asc' },
  });
  await db.authorityLink.updateMany({
    where: { endpoint, sequence: { lt: sequence } },
    data: { sequence },
  });
  for (const report of reports) await reportTaken(deps, report);
  const takenAt = await deps.clock.now();
  await db.authorityUpload.update({
    where: { endpoint_sequence: { endpoint, sequence } },
    data: { state: 'taken', takenAt, lastCode: '0' },
  });
  await sentWell(deps);
}
