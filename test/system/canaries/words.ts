import type { ApiClient } from '#cli/demo/api.ts';
import type { Played, createPeople } from '#cli/demo/people.ts';
import { settled } from '#server/sandbox/settled.ts';
import type { TestSystem } from '../../support/system.ts';
import type { Canaries } from './values.ts';

/**
 * Staff write about an order wherever they may write freely: a held and an extended term, a rejection that is
 * recommended and sent back, a return with reasons, a repair. Decisions can't be recalled in this system.
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
  const decides = async (decision: string): Promise<{ id?: string }> => {
    await settled(record);
    const where = { orderNo, kind: 'initialReview', open: true };
    const { id, holderId } = await record.db.task.findFirstOrThrow({ where });
    if (holderId === null) await reviewer.post(`/tasks/${id}/claim`);
    return act(reviewer, `/tasks/${id}/decide`, {
      decision,
      reasons: [{ field: '/service/name', code: 'other', text: said(`${decision}: on a field`) }],
      text: said(`${decision}: in all`),
    });
  };

  await settled(record);
  const manager = people.as('manager');
  await act(manager, `/orders/${orderNo}/hold`, { reason: said('why a term is held') });
  await manager.post(`/orders/${orderNo}/release`);
  await act(manager, `/orders/${orderNo}/extend`, { reason: said('why it is longer'), count: 1 });
  const recommended = await decides('reject');
  const back = { text: said('why it is sent back') };
  await act(people.as('senior-1'), `/recommendations/${recommended.id ?? ''}/send-back`, back);
  await decides('returnToComplete');

  const repair = { to: 'initialReview', reason: said('why it is repaired') };
  const { id = '' } = await act(people.as('admin-1'), `/orders/${orderNo}/repairs`, repair);
  await people.as('admin-2').post(`/proposals/${id}/decline`);
  await applicant.get(`/orders/${orderNo}/timeline`);
}
