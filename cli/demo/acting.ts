import { settled } from '#server/sandbox/settled.ts';
import type { Connected } from '../connected.ts';
import type { createPeople, Played } from './people.ts';

/** Everybody acts, and what follows happens, until nobody has anything left to do at this time. */
export async function everybodyActs(
  people: ReturnType<typeof createPeople>,
  played: readonly Played[],
  record: Connected,
  draw: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let before = ''; ;) {
    await settled(record);
    const stages: string[] = [];
    for (const order of played) stages.push(await people.act(order));
    await draw();
    const after = stages.join();
    if (after === before) return;
    before = after;
  }
}

/** Whether all of these orders have ended. */
export async function allEnded({ db }: Connected, played: readonly Played[]): Promise<boolean> {
  const orderNos = played.map(({ orderNo }) => orderNo);
  return (await db.order.count({ where: { orderNo: { in: orderNos }, outcome: null } })) === 0;
}
