import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { link } from './proxies.ts';

/** Reads the authority's answers for as long as the system runs: one workflow, so that there is one reader. */
export async function authorityLink(): Promise<void> {
  while (!workflowInfo().continueAsNewSuggested) await link.followAuthority();
  await continueAsNew<typeof authorityLink>();
}
