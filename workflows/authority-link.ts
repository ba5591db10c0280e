import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { link } from './proxies.ts';

/**
 * Carries the files of one bureau's endpoint for as long as the system runs: one workflow for each, so
 * that each has one writer, and a bureau that is closed delays no other.
 */
export async function authorityLink(endpoint: string): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await link.followAuthority(endpoint);
  await continueAsNew<typeof authorityLink>(endpoint);
}
