import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { isForReceiver, maySend, type EventType } from '#domain/events.ts';
import { OUTCOMES, STAGES, type Stage } from '#domain/stages.ts';
import type { Actor, Role } from '#domain/roles.ts';
import { describeAll } from '#machines/describe.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import type { TestRequest } from '../../support/api.ts';
import { actor, claimReview, givenStage, OTHER_REVIEWER, REVIEWER } from '../../support/orders.ts';
import { OTHER_WAYS } from '../../support/other-stages.ts';
import { MONDAY } from '../../support/record.ts';
import { traceOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

/** Those who ask, with what they may at most do over HTTP. */
const ASKING: readonly (readonly [string, Role])[] = [
  ['applicant', 'applicant'],
  ['reviewer-1', 'reviewer'],
  ['reviewer-2', 'reviewer'],
  ['senior-1', 'seniorReviewer'],
  ['manager', 'manager'],
  ['clerk', 'authorityClerk'],
  ['admin-1', 'systemAdministrator'],
  ['support', 'support'],
];
const WHY = { body: { reason: '说明' } };
/** The acts that have an address of their own: what is sent there. */
const ACTS: Partial<Record<EventType, { at: string; request?: TestRequest; status?: number }>> = {
  submit: { at: 'submit' },
  resubmit: { at: 'resubmit' },
  reportAgain: { at: 'report-again' },
  withdraw: { at: 'withdraw' },
  abandon: { at: 'abandon' },
  confirm: { at: 'confirm' },
  accept: { at: 'accept' },
  decline: { at: 'decline' },
  recall: { at: 'recall', request: WHY },
  holdTerm: { at: 'hold', request: WHY },
  releaseTerm: { at: 'release' },
  extendTerm: { at: 'extend', request: { body: { reason: '说明', count: 1 } } },
  repair: { at: 'repairs', request: { body: { reason: '说明', to: 'abandoned' } }, status: 201 },
};
/** A rejection is recommended. */
const RECOMMENDED: Partial<Record<EventType, number>> = { reject: 202 };
const DECISIONS = ['pass', 'returnToComplete', 'reject'] as const;
/** Every form has remarks, and anything may be wrong with them. */
const REASONS = [{ field: '/remarks', code: 'other', text: '说明' }];

const HOLDERS: Readonly<Record<string, Actor>> = {
  'reviewer-2': OTHER_REVIEWER,
  'senior-1': actor('senior-1', 'seniorReviewer'),
};

/** An order in a stage; its review, where one is open, is held by the reviewer who will decide. */
async function given(stage: Stage, handle = 'reviewer-1'): Promise<string> {
  const { record } = file;
  const other = OTHER_WAYS[stage];
  if (other !== undefined) return other.given(record);
  const orderNo = await givenStage(record, stage);
  const holder = HOLDERS[handle] ?? REVIEWER;
  if (stage === 'initialReview') await claimReview(record, orderNo, holder);
  return orderNo;
}

async function act(handle: string, orderNo: string, type: EventType) {
  const ask = file.as(handle);
  const { etag } = await ask('GET', `/orders/${orderNo}`);
  const own = ACTS[type];
  if (own !== undefined) {
    const read = type === 'repair' ? { etag } : {};
    return ask('POST', `/orders/${orderNo}/${own.at}`, { ...own.request, ...read });
  }
  const task = await file.record.db.task.findFirst({ where: { orderNo, kind: 'initialReview' } });
  const body = { decision: type, ...(type !== 'pass' && { reasons: REASONS }) };
  return ask('POST', `/tasks/${task?.id ?? randomUUID()}/decide`, { etag, body });
}

/** Who decided the reviews of these orders, and alone may recall that. What takes two is the second person's. */
const decided = (stage: Stage): string => (stage === 'confirmation' ? 'senior-1' : 'reviewer-1');

/** The stages whose deadline is the provider's own. */
const OURS: readonly Stage[] = ['initialReview', 'correction', 'confirmation', 'acceptance'];

/** The guards that hold for the orders of this test: a review returned or passed a moment ago, unheld. */
const HOLDS = (stage: Stage, { handle }: { handle: string }): readonly (string | null)[] => [
  null,
  ...(OURS.includes(stage) ? ['clockRuns'] : []),
  ...(handle === decided(stage) ? ['returnedByReviewer', 'queuedByPass'] : []),
  'repairsTo:abandoned',
];

/** What the machine's description says that one may do in a stage, from its first step. */
function described(stage: Stage, handle: string, role: Role): EventType[] {
  const filingType = OTHER_WAYS[stage]?.type ?? 'newSubject';
  const filing = describeAll().find((one) => one.filingType === filingType);
  const { events = [], steps = [] } = filing?.stages.find(({ name }) => name === stage) ?? {};
  const here = events.filter(
    ({ type, step, when }) =>
      maySend(role, type) &&
      // Whoever opened an order is not its receiver; that one is asked in another test.
      !isForReceiver(type) &&
      (type !== 'recall' || handle === decided(stage)) &&
      HOLDS(stage, { handle }).includes(when) &&
      (step === null || step === steps[0]?.name),
  );
  return [...new Set(here.map(({ type }) => type))].sort();
}

afterEach(() => {
  file.record.clock.set(MONDAY);
});

describe.each(Object.keys(STAGES) as Stage[])('an order in %s', (stage) => {
  it.each(ASKING)(
    'given %s, then what is allowed succeeds, and everything else is refused and leaves nothing',
    async (handle, role) => {
      const shared = await given(stage);
      const { allowed, outcome } = read<OrderView>(
        await file.as(handle)('GET', `/orders/${shared}`),
      );
      expect([...allowed].sort()).toEqual(described(stage, handle, role));
      expect(outcome !== null).toBe((OUTCOMES as readonly string[]).includes(stage));

      const before = await traceOf(file.record.db);
      const all = [...(Object.keys(ACTS) as EventType[]), ...DECISIONS];
      const refused = all.filter((type) => !allowed.includes(type));
      for (const type of refused) {
        const { status, body } = await act(handle, shared, type);
        expect([403, 404, 409], `${type}: ${body.code}`).toContain(status);
      }
      expect(await traceOf(file.record.db)).toEqual(before);

      for (const type of allowed as EventType[]) {
        const { status } = await act(handle, await given(stage, handle), type);
        expect({ type, status }).toEqual({
          type,
          status: ACTS[type]?.status ?? RECOMMENDED[type] ?? 200,
        });
      }
    },
  );
});
