import { randomUUID } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import { PROPOSALS, type ProposalKind, type ProposalState } from '#domain/proposals.ts';
import type { Actor, Role } from '#domain/roles.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { changedMeanwhile } from './form.ts';
import { resealRow } from './keys/reseal-rows.ts';
import { sealedTable } from './keys/sealed-tables.ts';
import { lockOrder, orderNotFound, type LockedOrder } from './lock.ts';
import { openTask } from './open-task.ts';
import { firstOutcome, keepOutcome } from './requests.ts';
import { isInScope, scopesOf } from './scopes.ts';
import { requireStillRole } from './still-role.ts';

/** A proposal as the record keeps it. */
export type Proposal = Prisma.ProposalGetPayload<object> & { readonly kind: ProposalKind };

/** Something that a second person has to approve. */
export interface NewProposal {
  readonly kind: ProposalKind;
  readonly orderNo: string;
  /** What is asked for, in codes and numbers alone. */
  readonly content: Prisma.InputJsonObject;
  /** Why: sealed, since it may name people. */
  readonly text: string;
  readonly actor: Actor;
  readonly requestId: string;
  readonly expected: { readonly revision: number; readonly formVersion: number };
}

const place = (id: string) => `proposals.text:${id}`;
const commentPlace = (id: string) => `proposals.comment:${id}`;

/**
 * Keeps a proposal and opens the second person's task. The order is not touched yet.
 * @param check refuses what could never be carried out, with the order under its lock; says what the
 *   record adds to the content, which is kept under the id that it is told
 * @throws CodedError `event.not_yours`, `order.not_found`, `order.changed_meanwhile`, `proposal.open_already`,
 *   and what `check` throws.
 */
export async function propose(
  deps: OrdersDeps,
  proposal: NewProposal,
  check: (tx: Transaction, order: LockedOrder, id: string) => Promise<Prisma.InputJsonObject>,
): Promise<{ id: string }> {
  const { kind, orderNo, text, actor, requestId, expected } = proposal;
  requireOneOf(actor, PROPOSALS[kind].by, kind);
  const request = {
    accountId: actor.id,
    requestId,
    content: [kind, orderNo, proposal.content, text],
  };
  return deps.db.$transaction(async (tx) => {
    const order = await lockOrder(tx, orderNo);
    const first = await firstOutcome<{ id: string }>(tx, request);
    if (first !== undefined) return first;
    if (!isInScope(await scopesOf(tx, actor), order)) throw orderNotFound(orderNo);
    const { revision, formVersion } = order;
    if (expected.revision !== revision || expected.formVersion !== formVersion) {
      throw changedMeanwhile(order);
    }
    await refuseSecondOpen(tx, orderNo);
    const id = randomUUID();
    const content = { ...proposal.content, ...(await check(tx, order, id)) };
    const at = await deps.clock.now(tx);
    await tx.proposal.create({
      data: {
        id,
        kind,
        orderNo,
        revision,
        content,
        textCipher: deps.vault.seal(place(id), text),
        keyId: deps.vault.keyId,
        proposedBy: actor.id,
        proposedAt: at,
      },
    });
    await openTask(tx, order, {
      kind: PROPOSALS[kind].task,
      at,
      urgentAt: order.dues.find(({ term }) => term === PROPOSALS[kind].dueWith)?.at ?? at,
      facts: { proposalId: id, kind, proposedBy: actor.id },
    });
    await audit(tx, {
      at,
      actor,
      action: `${kind}.proposed`,
      target: orderNo,
      after: { proposalId: id, revision, ...content },
    });
    await keepOutcome(tx, request, orderNo, at, { id });
    return { id };
  });
}

async function refuseSecondOpen(tx: Transaction, orderNo: string): Promise<void> {
  const open = await tx.proposal.findFirst({ where: { orderNo, state: 'open' } });
  if (open === null) return;
  throw new CodedError(
    'proposal.open_already',
    `Something is proposed for ${orderNo} already and waits for a second person.`,
    { facts: { proposalId: open.id }, remedy: 'Approve or decline that one first.' },
  );
}

/**
 * Asks that somebody may approve a proposal, under its lock: it is open, and it is another's.
 * @throws CodedError `proposal.not_found`, `proposal.decided`, `event.not_yours`, `proposal.second_person`,
 *   `auth.role`.
 */
export async function lockProposal(tx: Transaction, id: string, actor: Actor): Promise<Proposal> {
  const row = await lockRow(tx, id);
  await requireStillRole(tx, actor);
  requireOneOf(actor, PROPOSALS[row.kind].approvedBy, row.kind);
  requireOpen(row);
  if (row.proposedBy === actor.id) {
    throw new CodedError('proposal.second_person', 'One’s own proposal is approved by another.', {
      remedy: `Ask one of: ${PROPOSALS[row.kind].approvedBy.join(', ')}.`,
    });
  }
  return row;
}

/** Two who decide at once follow one another: the second reads what the first has decided. */
async function lockRow(tx: Transaction, id: string): Promise<Proposal> {
  await tx.$queryRaw`SELECT 1 FROM proposals WHERE id = ${id}::uuid FOR UPDATE`;
  return readProposal(tx, id);
}

function requireOpen(row: Proposal): void {
  if (row.state === 'open') return;
  throw new CodedError('proposal.decided', `This proposal is ${row.state} already.`, {
    facts: { state: row.state, decidedBy: row.decidedBy, decidedAt: row.decidedAt },
    remedy: `See the order: GET /api/v1/orders/${row.orderNo}.`,
  });
}

/** @throws CodedError `proposal.not_found`. */
export async function readProposal(db: Transaction, id: string): Promise<Proposal> {
  const row = await db.proposal.findUnique({ where: { id } });
  if (row !== null) return row as Proposal;
  throw proposalNotFound(id);
}

/** The refusal of an id that is no proposal's, or not one of the kind that is meant. */
export function proposalNotFound(id: string): CodedError {
  return new CodedError('proposal.not_found', `There is no proposal ${id}.`, {
    remedy: 'The proposals of an order are listed at GET /api/v1/orders/{orderNo}/proposals.',
  });
}

/** Why something was proposed. */
export function proposalText(
  vault: Vault,
  { id, textCipher, keyId }: { id: string; textCipher: Uint8Array; keyId: string },
): string {
  return vault.open(place(id), { cipher: textCipher, keyId });
}

/** What whoever turned a proposal down said of it; null where nothing was said. */
export function proposalComment(
  vault: Vault,
  { id, commentCipher: cipher, keyId }: Pick<Proposal, 'id' | 'commentCipher' | 'keyId'>,
): string | null {
  return cipher === null ? null : vault.open(commentPlace(id), { cipher, keyId });
}

/** Keeps what is said of a proposal. It may be older than the key that seals this. */
export async function keepComment(
  tx: Transaction,
  vault: Vault,
  { id }: Proposal,
  comment: string,
): Promise<void> {
  await resealRow(tx, vault, sealedTable('proposals'), [id]);
  const commentCipher = vault.seal(commentPlace(id), comment);
  await tx.proposal.update({ where: { id }, data: { commentCipher } });
}

/** Marks a proposal as decided and closes the second person's task, in the transaction of what follows from it. */
export async function settleProposal(
  tx: Transaction,
  row: Proposal,
  state: Exclude<ProposalState, 'open'>,
  actor: Actor,
  at: Date,
): Promise<void> {
  const decided = { decidedBy: actor.id, decidedAt: at };
  await tx.proposal.update({ where: { id: row.id }, data: { state, ...decided } });
  await tx.task.updateMany({
    where: {
      orderNo: row.orderNo,
      kind: PROPOSALS[row.kind].task,
      open: true,
      facts: { path: ['proposalId'], equals: row.id },
    },
    data: { open: false, closedAt: at, closedBy: actor.id },
  });
  await audit(tx, {
    at,
    actor,
    action: `${row.kind}.${state}`,
    target: row.orderNo,
    before: { proposalId: row.id, proposedBy: row.proposedBy },
    after: { proposalId: row.id, state },
  });
}

/**
 * Turns a proposal down; whoever made it may so take it back.
 * @throws CodedError `proposal.not_found`, `proposal.decided`, `event.not_yours`.
 */
export async function decline(deps: OrdersDeps, id: string, actor: Actor): Promise<void> {
  await deps.db.$transaction(async (tx) => {
    const row = await lockRow(tx, id);
    if (row.proposedBy !== actor.id) {
      requireOneOf(actor, PROPOSALS[row.kind].approvedBy, row.kind);
    }
    requireOpen(row);
    await settleProposal(tx, row, 'declined', actor, await deps.clock.now(tx));
  });
}

function requireOneOf(actor: Actor, roles: readonly Role[], kind: ProposalKind): void {
  if (roles.includes(actor.role)) return;
  throw new CodedError(
    'event.not_yours',
    `“${PROPOSALS[kind].title.en}” is not for a ${actor.role} to do.`,
    { facts: { by: roles }, remedy: `It is done by: ${roles.join(', ')}.` },
  );
}
