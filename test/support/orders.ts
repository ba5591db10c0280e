import { randomUUID } from 'node:crypto';
import { CONSENTING } from '#cli/demo/consenting.ts';
import type { EventType } from '#domain/events.ts';
import { AUTHORITY, SYSTEM, type Actor, type Role } from '#domain/roles.ts';
import type { Stage } from '#domain/stages.ts';
import { advance } from '#orders/advance.ts';
import type { Advanced } from '#orders/command.ts';
import { createDraft } from '#orders/create-draft.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { claimTask } from '#orders/tasks.ts';
import { freshForm } from './forms.ts';
import { givenMaterials, withOwnMaterials } from './materials.ts';
import { needsTwo, tellAsTwo } from './two-people.ts';

/** The seeded accounts as actors. */
export const actor = (handle: string, role: Role): Actor => ({ id: `acc-${handle}`, role });
export const APPLICANT = actor('applicant', 'applicant');
export const REVIEWER = actor('reviewer-1', 'reviewer');
export const OTHER_REVIEWER = actor('reviewer-2', 'reviewer');

/** Advances an order under a fresh request id: a decision that takes two is taken by two, and who submits consents. */
export async function tell(
  deps: OrdersDeps,
  orderNo: string,
  by: Actor,
  type: EventType,
  facts: Record<string, unknown> = {},
): Promise<Advanced> {
  const event = { type, ...facts };
  if (await needsTwo(deps, orderNo, type)) return tellAsTwo(deps, orderNo, by, event);
  const command = { orderNo, event, actor: by, requestId: randomUUID() };
  return advance(deps, type === 'submit' ? { ...command, ...CONSENTING } : command);
}

/** An order in draft, complete enough to be submitted. */
export async function givenDraft(deps: OrdersDeps, form: unknown = freshForm()): Promise<string> {
  const requestId = randomUUID();
  const own = withOwnMaterials(form);
  const draft = { filingType: 'newSubject', form: own, actor: APPLICANT, requestId };
  const { orderNo } = await createDraft(deps, draft);
  await givenMaterials(deps, orderNo, own);
  return orderNo;
}

/** The open review task of an order, claimed by a reviewer. */
export async function claimReview(deps: OrdersDeps, orderNo: string, by = REVIEWER) {
  const task = await deps.db.task.findFirstOrThrow({
    where: { orderNo, kind: 'initialReview', open: true },
  });
  return claimTask(deps, task.id, by);
}

const REASONS = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];

/** The steps to each stage from the one before. */
const WAY: Partial<Record<Stage, (deps: OrdersDeps, orderNo: string) => Promise<unknown>>> = {
  initialReview: (deps, orderNo) => tell(deps, orderNo, APPLICANT, 'submit'),
  correction: async (deps, orderNo) => {
    await givenStage(deps, 'initialReview', orderNo);
    await claimReview(deps, orderNo);
    await tell(deps, orderNo, REVIEWER, 'returnToComplete', { reasons: REASONS });
  },
  reporting: async (deps, orderNo) => {
    await givenStage(deps, 'initialReview', orderNo);
    await claimReview(deps, orderNo);
    await tell(deps, orderNo, REVIEWER, 'pass');
  },
  smsVerification: async (deps, orderNo) => {
    await givenStage(deps, 'reporting', orderNo);
    const reportId = reportIdOf(orderNo);
    await tell(deps, orderNo, SYSTEM, 'reportFrozen', { reportId });
    await tell(deps, orderNo, SYSTEM, 'reportAccepted', { reportId });
  },
  bureauReview: async (deps, orderNo) => {
    await givenStage(deps, 'smsVerification', orderNo);
    await tell(deps, orderNo, AUTHORITY, 'smsVerified', {
      reportId: reportIdOf(orderNo),
      resultId: randomUUID(),
    });
  },
  granted: async (deps, orderNo) => {
    await givenStage(deps, 'bureauReview', orderNo);
    await tell(deps, orderNo, AUTHORITY, 'bureauApproved', {
      reportId: reportIdOf(orderNo),
      resultId: randomUUID(),
      subjectNumber: `津ICP备${orderNo.slice(-8)}号`,
      serviceNumber: `津ICP备${orderNo.slice(-8)}号-1`,
    });
  },
  abandoned: (deps, orderNo) => tell(deps, orderNo, APPLICANT, 'abandon'),
};

/** The id of an order's report, where a test reports it by hand. */
export const reportIdOf = (orderNo: string): string => `report-of-${orderNo}`;

/** An order that has been brought to a stage by the events that lead there. */
export async function givenStage(
  deps: OrdersDeps,
  stage: Stage,
  orderNo?: string,
): Promise<string> {
  const known = orderNo ?? (await givenDraft(deps));
  await WAY[stage]?.(deps, known);
  return known;
}
