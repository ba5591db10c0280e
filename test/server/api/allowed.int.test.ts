import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { maySend, type EventType } from '#domain/events.ts';
import { OUTCOMES, STAGES, type Stage } from '#domain/stages.ts';
import type { Role } from '#domain/roles.ts';
import { describeAll } from '#machines/describe.ts';
import { fallDue } from '#orders/advance.ts';
import type { OrderView } from '#server/orders/schemas.ts';
import { claimReview, givenStage } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { traceOf } from './support/trace.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

/** Those who ask, with what they may at most do over HTTP. */
const ASKING: readonly (readonly [string, Role])[] = [
  ['applicant', 'applicant'],
  ['reviewer-1', 'reviewer'],
  ['manager', 'manager'],
  ['clerk', 'authorityClerk'],
  ['admin-1', 'administrator'],
];
const ACTS = ['submit', 'resubmit', 'withdraw', 'abandon'] as const;
const DECISIONS = ['pass', 'returnToComplete', 'reject'] as const;
const REASONS = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];

/** An order in a stage; its review, where one is open, is held by the reviewer who will decide. */
async function given(stage: Stage): Promise<string> {
  const { record } = file;
  const orderNo = await givenStage(record, stage === 'lapsed' ? 'correction' : stage);
  if (stage === 'initialReview') await claimReview(record, orderNo);
  if (stage === 'lapsed') {
    const { term, generation } = await record.db.due.findFirstOrThrow({
      where: { orderNo, term: 'correctionTerm' },
    });
    record.clock.set('2026-09-01T00:00:00Z');
    await fallDue(record, { orderNo, term: term as 'correctionTerm', generation });
    record.clock.set(MONDAY);
  }
  return orderNo;
}

async function act(handle: string, orderNo: string, type: EventType) {
  const ask = file.as(handle);
  if ((ACTS as readonly string[]).includes(type)) return ask('POST', `/orders/${orderNo}/${type}`);
  const task = await file.record.db.task.findFirst({ where: { orderNo, kind: 'initialReview' } });
  const { etag } = await ask('GET', `/orders/${orderNo}`);
  const body = { decision: type, ...(type !== 'pass' && { reasons: REASONS }) };
  return ask('POST', `/tasks/${task?.id ?? randomUUID()}/decide`, { etag, body });
}

/** What the machine's description says that a role may do in a stage, from its first step. */
function described(stage: Stage, role: Role): EventType[] {
  const { events = [], steps = [] } =
    describeAll()[0]?.stages.find(({ name }) => name === stage) ?? {};
  const here = events.filter(
    ({ type, step, when }) =>
      maySend(role, type) && when === null && (step === null || step === steps[0]?.name),
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
      expect([...allowed].sort()).toEqual(described(stage, role));
      expect(outcome !== null).toBe((OUTCOMES as readonly string[]).includes(stage));

      const before = await traceOf(file.record.db);
      const refused = [...ACTS, ...DECISIONS].filter((type) => !allowed.includes(type));
      for (const type of refused) {
        const { status, body } = await act(handle, shared, type);
        expect([403, 404, 409], `${type}: ${body.code}`).toContain(status);
      }
      expect(await traceOf(file.record.db)).toEqual(before);

      for (const type of allowed as EventType[]) {
        const { status } = await act(handle, await given(stage), type);
        expect({ type, status }).toEqual({ type, status: 200 });
      }
    },
  );
});
