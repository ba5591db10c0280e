import { Command } from 'commander';
import { carryOut, dueNow } from '#orders/retention/carry-out.ts';
import { connected } from './connected.ts';
import { dueAsText, erasedAsText } from './retention/as-text.ts';

interface Options {
  readonly really?: boolean;
  readonly json?: boolean;
}

/** `beian retention`: what is kept for how long, and what has had its term. */
export const retentionCommand = () =>
  new Command('retention')
    .description('Show what personal data have had their term, class by class (docs/retention.md).')
    .option('--really', 'erase what has had its term; without it, nothing is changed')
    .option('--json', 'as one JSON value')
    .action(async ({ really = false, json = false }: Options) => {
      await connected(async (system) => {
        if (!really) {
          const due = await dueNow(system);
          process.stdout.write(json ? `${JSON.stringify(due)}\n` : dueAsText(due));
          return;
        }
        const erased = await carryOut(system, ({ what, count }) => {
          process.stderr.write(`${what}: ${String(count)}\n`);
        });
        process.stdout.write(json ? `${JSON.stringify(erased)}\n` : erasedAsText(erased));
      });
    });
