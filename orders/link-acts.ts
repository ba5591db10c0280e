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
    await tx.authorityLink.update({
      where: { endpoint },
      data: { stoppedAt: null, stoppedCode: null, sendFrom: null, sendCode: null, faults: 0 },
    });
    await tx.task.updateMany({
      where: { kind: 'linkStopped', open: true, facts: { path: ['endpoint'], equals: endpoint } },
      data: { open: false, closedAt: at, closedBy: actor.id },
    });
    const before = { stoppedCode: link.stoppedCode, sendCode: link.sendCode };
    await audit(tx, { at, actor, action: 'link.resumed', target: endpoint, before, after: {} });
  });
}

/**
 * Has the last file of an endpoint sent again under its number, as it was: the authority says that it never
 * came. An earlier one is sent when the authority itself asks for it (code 14).
 * @throws CodedError `link.not_found`, `link.no_such_file`, `link.not_the_last`.
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
    if (upload === null) {
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
