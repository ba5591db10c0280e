import type { ApiClient } from '#cli/demo/api.ts';
import type { Played, createPeople } from '#cli/demo/people.ts';
import { settled } from '#server/sandbox/settled.ts';
import type { TestSystem } from '../../support/system.ts';
import type { Canaries } from './values.ts';

/**
 * Staff write about an order wherever they may write freely: a return with reasons, its recall, a held and an
 * extended term, a repair, the end of a task.
 */
export async function writeFreely(
  { record }: TestSystem,
  people: ReturnType<typeof createPeople>,
  canaries: Canaries,
  { orderNo, applicant }: Played,
): Promise<void> {
  const said = (what: string) => canaries.like('words', '', what);
  const act = async (who: ApiClient, path: string, body: object): Promise<{ id?: string }> => {
    const { etag } = await who.get(`/orders/${orderNo}`);
    return (await who.post<{ id?: string }>(path, body, etag)).body;
  };
  const reviewer = people.as('reviewer-1');
  const returns = async (): Promise<void> => {
    await settled(record);
    const where = { orderNo, kind: 'initialReview', open: true };
    const { id, holderId } = await record.db.task.findFirstOrThrow({ where });
    if (holderId === null) await reviewer.post(`/tasks/${id}/claim`);
    await act(reviewer, `/tasks/${id}/decide`, {
      decision: 'returnToComplete',
      reasons: [{ field: '/service/name', code: 'other', text: said('words on a field') }],
      text: said('words on a return'),
    });
  };

  await settled(record);
  const manager = people.as('manager');
  await act(manager, `/orders/${orderNo}/hold`, { reason: said('why a term is held') });
  await manager.post(`/orders/${orderNo}/release`);
  await act(manager, `/orders/${orderNo}/extend`, { reason: said('why it is longer'), count: 1 });
  await returns();
  await act(reviewer, `/orders/${orderNo}/recall`, { reason: said('why it is taken back') });
  await returns();

  const repair = { to: 'initialReview', reason: said('why it is repaired') };
  const { id = '' } = await act(people.as('admin-1'), `/orders/${orderNo}/repairs`, repair);
  await people.as('admin-2').post(`/proposals/${id}/decline`);
  await applicant.get(`/orders/${orderNo}/timeline`);
}
