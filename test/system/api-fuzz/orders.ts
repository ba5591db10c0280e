import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { settled } from '#server/sandbox/settled.ts';
import { everyType, type Filing } from '../../support/every-type.ts';
import { givenFiledService } from '../../support/filed-service.ts';
import { formAbout } from '../../support/filing-forms.ts';
import { formWithPhone } from '../../support/stories.ts';
import type { TestSystem } from '../../support/system.ts';

/** A little more than reviewers have for taking a decision back. */
const RECALL_MS = 6 * 60_000;

const filing = (n: number): Filing => {
  const form = formWithPhone(n);
  return { type: 'newSubject', form, owners: [form.subjectOwner] };
};

/** A form of each type, about what is filed under an account; by type. */
export type Forms = Readonly<{ [type in FilingType]: object }>;

/** Orders of the seeded applicant's that people have brought into as many stages as they can be in. */
export async function givenOrders(system: TestSystem): Promise<Forms> {
  const { record } = system;
  const world = everyType(system);
  const [applicant, reviewer] = [world.as('applicant'), world.as('reviewer-1')];
  const now = async (orderNo: string) => (await applicant.get(`/orders/${orderNo}`)).etag;
  const draft = async (form: object) =>
    (await applicant.post<{ orderNo: string }>('/orders', { filingType: 'newSubject', form })).body;

  await world.play(filing(1));
  await draft(formWithPhone(2));
  const { orderNo: abandoned } = await draft(formWithPhone(3));
  await applicant.post(`/orders/${abandoned}/abandon`, undefined, await now(abandoned));

  const returned = await world.open(filing(4));
  await settled(record);
  const where = { orderNo: returned, open: true };
  const { id } = await record.db.task.findFirstOrThrow({ where });
  await reviewer.post(`/tasks/${id}/claim`);
  const reasons = [{ field: '/service/name', code: 'serviceNameNotAllowed' }];
  const decision = { decision: 'returnToComplete', reasons };
  await reviewer.post(`/tasks/${id}/decide`, decision, await now(returned));

  // Passed and reported: one's owner has entered the code, and the other's has not.
  const verified = filing(5);
  const silent = { ...filing(6), owners: [] };
  const underWay: [string, Filing][] = [];
  for (const one of [verified, silent]) underWay.push([await world.open(one), one]);
  for (const [orderNo, one] of underWay) await world.goOn(orderNo, one);
  await advanceClock(record, new Date((await record.clock.now()).getTime() + RECALL_MS));
  for (const [orderNo, one] of underWay) await world.goOn(orderNo, one);

  // One is passed and can still be recalled, two wait for a review.
  const passed = filing(7);
  await world.goOn(await world.open(passed), passed);
  for (const n of [8, 9]) await world.open(filing(n));
  await settled(record);

  const etag = await now(returned);
  const repair = { to: 'draft', reason: '核对后重新填写' };
  await world.as('admin-1').post(`/orders/${returned}/repairs`, repair, etag);
  return formsOf(system);
}

async function formsOf({ record }: TestSystem): Promise<Forms> {
  const owner = await record.db.account.findUniqueOrThrow({ where: { handle: 'applicant' } });
  const forms: [string, object][] = [];
  for (const type of Object.keys(FILING_TYPES) as FilingType[]) {
    forms.push([type, formAbout(type, await givenFiledService(record, owner.id))]);
  }
  return Object.fromEntries(forms) as Forms;
}
