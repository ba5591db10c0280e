import { Command } from 'commander';
import { resumeOrders } from '#orders/resume.ts';
import { wireRelay } from '#server/relaying.ts';
import { verifyOrders } from '#server/verify.ts';
import { ensureAuthorityLinks, ensureSearchAttributes } from '#server/temporal.ts';
import { connected } from './connected.ts';

/** `beian orders`: what operators do with all orders at once. */
export function ordersCommand(): Command {
  const resume = new Command('resume')
    .description(
      'Give every open order its workflow again, from the record. Safe at any time; needed after Temporal’s database was lost.',
    )
    .action(() =>
      connected(async (system) => {
        const { client, db } = system;
        await ensureSearchAttributes(client);
        const relay = wireRelay(system, client, system.sandbox);
        const { orders, effects } = await resumeOrders(db, relay, (done) => {
          if (process.stdout.isTTY) process.stdout.write(`\r${String(done)} orders`);
        });
        const links = await db.authorityLink.findMany({ select: { endpoint: true } });
        await ensureAuthorityLinks(
          client,
          links.map(({ endpoint }) => endpoint),
        );
        if (process.stdout.isTTY) process.stdout.write('\r');
        process.stdout.write(
          `${String(orders)} orders resumed, ${String(effects)} open effects handed to them.\n`,
        );
      }),
    );

  const verify = new Command('verify')
    .description(
      'Replay every timeline and compare it with the order; compare orders with their workflows.',
    )
    .action(() =>
      connected(async ({ db, client }) => {
        const { orders, faults } = await verifyOrders(db, client);
        for (const { orderNo, what } of faults) process.stdout.write(`${orderNo}: ${what}\n`);
        process.stdout.write(`${String(orders)} orders, ${String(faults.length)} faults.\n`);
        if (faults.length > 0) process.exitCode = 1;
      }),
    );

  return new Command('orders')
    .description('Orders, all of them at once.')
    .addCommand(resume)
    .addCommand(verify);
}
