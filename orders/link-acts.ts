import { SEQUENCE_AHEAD } from '#domain/authority/link-trouble.ts';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';

/** What to say where nobody knows an endpoint. */
export const unknownEndpoint = (endpoint: string): CodedError =>
  new CodedError('link.not_found', `There is no endpoint “${endpoint}”.`, {
    field: 'endpoint',
    remedy: 'See “beian authority status” for their names.',
  });

/**
 * Lets a link go on that stood still or waits: somebody has seen to the reason. Asking for it while it
 * runs changes nothing.
 * @throws CodedError `link.not_found`.
 */
export async function resumeLink(
  { db, clock }: OrdersDeps,
  endpoint: string,
  actor: Actor,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    const link = await lockLink(tx, endpoint);
    if (link.stoppedCode === SEQUENCE_AHEAD) await goOnFromTheirs(tx, endpoint);
    await tx.authorityLink.update({
      where: { endpoint },
      data: {
        ...{ stoppedAt: null, stoppedCode: null, sendCode: null, faults: 0 },
        ...{ sendFrom: null, fetchFrom: null },
      },
    });
    await tx.authorityUpload.updateMany({ where: { endpoint }, data: { faults: 0 } });
    await tx.task.updateMany({
      where: { kind: 'linkStopped', open: true, facts: { path: ['endpoint'], equals: endpoint } },
      data: { open: false, closedAt: at, closedBy: actor.id },
    });
    const before = { stoppedCode: link.stoppedCode, sendCode: link.sendCode };
    await audit(tx, { at, actor, action: 'link.resumed', target: endpoint, before, after: {} });
  });
}

/** Room between the ids that a lost part of the record gave out and those that come: 1,000 records of ten ids each. */
const IDS_OF_A_FILE = 10_000;

/**
 * The bureau has files that our record does not know: the next number is theirs plus one. What we had under
 * a number of theirs is kept, and its reports go into a new file. Ids that lost reports may have had are
 * left out, so that a late answer to one of those is not taken for one to a later report.
 */
async function goOnFromTheirs(tx: Transaction, endpoint: string): Promise<void> {
  const task = await tx.task.findFirstOrThrow({
    where: { kind: 'linkStopped', open: true, facts: { path: ['endpoint'], equals: endpoint } },
    orderBy: { openedAt: 'desc' },
  });
  const { theirs } = task.facts as { theirs: number };
  const { sequence: ours } = await tx.authorityLink.findUniqueOrThrow({ where: { endpoint } });
  const superseded = { endpoint, state: { in: ['ready', 'sending'] }, sequence: { lte: theirs } };
  const uploads = await tx.authorityUpload.findMany({
    where: superseded,
    select: { sequence: true },
  });
  await tx.report.updateMany({
    where: { endpoint, sequence: { in: uploads.map(({ sequence }) => sequence) } },
    data: { sequence: null },
  });
  await tx.authorityUpload.updateMany({ where: superseded, data: { state: 'superseded' } });
  await tx.authorityLink.update({ where: { endpoint }, data: { sequence: theirs } });
  const room = Math.max(1, theirs - ours) * IDS_OF_A_FILE;
  await tx.$executeRaw`
    SELECT setval(pg_get_serial_sequence('authority_ids', 'id'),
      (SELECT last_value FROM authority_ids_id_seq) + ${room})`;
}

/**
 * Has the last file of an endpoint sent again under its number, as it was: the authority says that it never
 * came. An earlier one is sent when the authority itself asks for it (code 14).
 * @throws CodedError `link.not_found`, `link.no_such_file`, `link.not_the_last`, `link.being_sent`.
 */
export async function resendUpload(
  { db, clock }: OrdersDeps,
  { endpoint, sequence }: { readonly endpoint: string; readonly sequence: number },
  actor: Actor,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    await lockLink(tx, endpoint);
    const where = { endpoint_sequence: { endpoint, sequence } };
    const upload = await tx.authorityUpload.findUnique({ where, select: { state: true } });
    if (upload?.state === 'sending') {
      throw new CodedError('link.being_sent', `File ${String(sequence)} is being sent.`, {
        field: '/sequence',
        remedy: 'Wait for the bureau’s word; it is asked whether it has the file.',
      });
    }
    if (upload === null || upload.state === 'superseded') {
      throw new CodedError('link.no_such_file', `No file ${String(sequence)} was ever made.`, {
        field: '/sequence',
        remedy: 'See the endpoint’s files for their numbers.',
      });
    }
    const later = await tx.authorityUpload.count({
      where: { endpoint, sequence: { gt: sequence } },
    });
    if (later > 0) {
      throw new CodedError('link.not_the_last', `File ${String(sequence)} is not the last one.`, {
        field: '/sequence',
        remedy:
          'Earlier files are sent again by themselves, when the authority says that it lacks them.',
      });
    }
    await tx.authorityUpload.update({ where, data: { state: 'ready' } });
    const [before, after] = [{ state: upload.state }, { sequence, state: 'ready' }];
    await audit(tx, { at, actor, action: 'link.resend', target: endpoint, before, after });
  });
}

async function lockLink(tx: Transaction, endpoint: string) {
  const [link] = await tx.$queryRaw<{ stoppedCode: string | null; sendCode: string | null }[]>`
    SELECT stopped_code AS "stoppedCode", send_code AS "sendCode"
    FROM authority_links WHERE endpoint = ${endpoint} FOR UPDATE`;
  if (link === undefined) throw unknownEndpoint(endpoint);
  return link;
}
