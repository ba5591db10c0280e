import type { Vault } from '#prisma/vault.ts';
import { proposalText, type Proposal } from '#orders/proposals.ts';
import { readRecommendation } from '#orders/recommendation.ts';
import { reasonViews } from '../orders/return-view.ts';
import type { ProposalView } from './schemas.ts';

/** What was written with a proposal: a recommendation has reasons at fields beside its text. */
export function proposalInWords(
  vault: Vault,
  row: Proposal,
  filingType: string,
): Pick<ProposalView, 'text' | 'reasons'> {
  if (row.kind !== 'review') return { text: proposalText(vault, row), reasons: [] };
  const { text, reasons } = readRecommendation(vault, row);
  return { text: text ?? '', reasons: wordedViews(reasons, filingType) };
}

/** Each reason in words, with the values as they were given: whoever edits begins with them. */
const wordedViews = (
  reasons: ReturnType<typeof readRecommendation>['reasons'],
  filingType: string,
): ProposalView['reasons'] =>
  reasonViews(reasons, filingType).map((view, index) => ({
    ...view,
    variables: { ...reasons[index]?.variables },
  }));
