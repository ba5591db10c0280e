import { PROPOSALS, type ProposalKind } from '#domain/proposals.ts';
import type { Actor, Role } from '#domain/roles.ts';
import { handlesOf } from '#orders/accounts.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { proposalComment, type Proposal } from '#orders/proposals.ts';
import { proposalInWords } from './in-words.ts';
import type { ProposalView } from './schemas.ts';

/** What was proposed for an order, the newest first. */
export async function proposalsOf(
  { db, vault }: OrdersDeps,
  { orderNo, filingType }: { readonly orderNo: string; readonly filingType: string },
  actor: Actor,
): Promise<{ proposals: ProposalView[]; empty: string | null }> {
  const rows = await db.proposal.findMany({ where: { orderNo }, orderBy: { proposedAt: 'desc' } });
  const handles = await handlesOf(
    db,
    rows.flatMap(({ proposedBy, decidedBy }) => [proposedBy, decidedBy]),
  );
  const proposals = rows.map((row): ProposalView => {
    const facts = PROPOSALS[row.kind as ProposalKind];
    const approvers: readonly Role[] = facts.approvedBy;
    return {
      id: row.id,
      kind: row.kind,
      title: facts.title,
      orderNo,
      state: row.state,
      content: row.content,
      ...proposalInWords(vault, row as Proposal, filingType),
      comment: proposalComment(vault, row),
      proposedBy: handles.get(row.proposedBy) ?? '',
      proposedAt: row.proposedAt.toISOString(),
      decidedBy: handles.get(row.decidedBy ?? '') ?? null,
      decidedAt: row.decidedAt?.toISOString() ?? null,
      mayApprove:
        row.state === 'open' && row.proposedBy !== actor.id && approvers.includes(actor.role),
    };
  });
  const empty = proposals.length > 0 ? null : `Nothing was ever proposed for ${orderNo}.`;
  return { proposals, empty };
}
