import { wentWell } from '#domain/authority/call-codes.ts';
import { SEQUENCE_AHEAD } from '#domain/authority/link-trouble.ts';
import type { LinkRow } from '#orders/links.ts';
import type { AuthorityConnector } from '../connector.ts';
import type { LinkDeps } from './deps.ts';
import { heed, stopLink } from './link-state.ts';

/** The endpoints whose number this process has compared: a record that was restored meanwhile means a new process. */
const compared = new WeakSet<AuthorityConnector>();

/**
 * The link with the number to go on from. Before its first new file at an endpoint a process asks how far
 * the bureau has got: an account that was used before goes on from there, and where the bureau has files
 * that our record does not know, nothing is sent until a person has looked.
 * @returns null where nothing may be sent now
 */
export async function inStep(deps: LinkDeps, link: LinkRow): Promise<LinkRow | null> {
  const { db, connector } = deps;
  if (compared.has(connector)) return link;
  const reply = await connector.lastUpload();
  if (!wentWell(reply.code)) {
    await heed(deps, reply.code, 'sendFrom');
    return null;
  }
  const { endpoint } = link;
  const [theirs, ours] = [reply.sequence, link.sequence];
  const begun = ours > 0 || (await db.authorityUpload.count({ where: { endpoint } })) > 0;
  if (theirs > ours && begun) {
    await stopLink(deps, SEQUENCE_AHEAD, { theirs });
    return null;
  }
  compared.add(connector);
  if (theirs <= ours) return link;
  return db.authorityLink.update({ where: { endpoint }, data: { sequence: theirs } });
}
