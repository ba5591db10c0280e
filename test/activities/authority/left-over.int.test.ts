import { describe, expect, it } from 'vitest';
import { isLeftOver } from '#activities/authority/link/process.ts';
import { awaitedProvinces } from '#orders/links.ts';
import { reportedOrders } from './support/reported-orders.ts';

const { world, says, givenReported, stageOf } = reportedOrders();

describe('a link that begins', () => {
  it('given whoever granted an order died before noting that, then nobody waits for the bureau, and something is left all the same', async () => {
    const { db } = world.record;
    const { endpoint } = world.link.connector;
    const { orderNo, filed } = await givenReported('change');
    await says({
      ...{ kind: 'decision', approved: true, operation: 4, recordId: filed.ids.subject },
    });
    expect(await stageOf(orderNo)).toBe('granted');
    expect(await isLeftOver(db, endpoint)).toBe(false);

    // As a worker leaves it that dies right after the commit of the grant.
    await db.authorityResult.updateMany({ where: { orderNo }, data: { state: 'received' } });
    expect(await awaitedProvinces(db)).toEqual(new Set());
    expect(await isLeftOver(db, endpoint)).toBe(true);
    expect(await isLeftOver(db, { name: 'elsewhere' })).toBe(false);
  });

  it('given a file that was kept and not read yet, then something is left', async () => {
    const { db } = world.record;
    const { endpoint } = world.link.connector;
    await db.authorityResult.updateMany({ data: { state: 'applied' } });
    expect(await isLeftOver(db, endpoint)).toBe(false);
    await db.authorityDownload.updateMany({ data: { state: 'stored' } });
    expect(await isLeftOver(db, endpoint)).toBe(true);
  });
});
