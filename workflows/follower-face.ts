import {
  defineSearchAttributeKey,
  SearchAttributeType,
  type SearchAttributeUpdatePair,
} from '@temporalio/common';
import { STAGES, WAITING_ON } from '#domain/stages.ts';
import { TERMS, isDeadline } from '#domain/terms/terms.ts';
import type { FollowerMessage } from '#domain/follower-message.ts';

const STAGE = defineSearchAttributeKey('FilingStage', SearchAttributeType.KEYWORD);
const PROVINCE = defineSearchAttributeKey('Province', SearchAttributeType.KEYWORD);
const WAITING = defineSearchAttributeKey('WaitingOn', SearchAttributeType.KEYWORD);
const DUE = defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME);

/** The deadline that runs: what reminds of it is nothing to sort orders by. */
const deadlineOf = ({ dues }: FollowerMessage) => dues.find(({ term }) => isDeadline(term))?.at;

/** What a manager filters by in Temporal UI. Codes, a province and an instant: nothing personal. */
export function searchAttributesOf(state: FollowerMessage): SearchAttributeUpdatePair[] {
  const due = deadlineOf(state);
  return [
    { key: STAGE, value: state.stage },
    { key: PROVINCE, value: state.province },
    { key: WAITING, value: state.waitingOn ?? 'nobody' },
    { key: DUE, value: due === undefined ? null : new Date(due) },
  ];
}

/** The current details of an order's workflow, as Markdown for Temporal UI. */
export function describeFollower(state: FollowerMessage): string {
  const who = state.waitingOn === null ? null : WAITING_ON[state.waitingOn];
  const dues = state.dues.map(
    ({ term, at }) => `- ${TERMS[term].title.zh} · ${TERMS[term].title.en}: ${at}`,
  );
  return [
    `**${STAGES[state.stage].zh} · ${STAGES[state.stage].en}** (revision ${String(state.revision)})`,
    who === null ? '' : `${who.zh} · ${who.en}`,
    ...dues,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}
