import { Command } from 'commander';
import { holdingsOf } from '#orders/keys/holdings.ts';
import { rotateKeys, type Progress } from '#orders/keys/rotate.ts';
import { connected } from './connected.ts';
import { addKey } from './keys/add.ts';
import { keysAsText, rotationAsText } from './keys/as-text.ts';

interface Options {
  readonly json?: boolean;
}

/** `beian keys`: the keys that personal data are sealed with. */
export function keysCommand(): Command {
  const list = new Command('list')
    .description('Show which data key seals, and how many rows and files each still holds.')
    .option('--json', 'as one JSON value')
    .action(async ({ json = false }: Options) => {
      await connected(async ({ db, vault }) => {
        const holdings = await holdingsOf(db, vault);
        process.stdout.write(json ? `${JSON.stringify(holdings)}\n` : keysAsText(holdings));
      });
    });

  const add = new Command('add')
    .description('Make a new data key, and say how every process comes to know it.')
    .action(() => {
      process.stdout.write(addKey(new Date()));
    });

  const rotate = new Command('rotate')
    .description(
      'Seal everything anew that is under another key than the first, while orders go on. Safe to end and to repeat.',
    )
    .option('--json', 'what came of it, as one JSON value')
    .action(async ({ json = false }: Options) => {
      await connected(async (system) => {
        const rotation = await rotateKeys(system, sayNow());
        process.stdout.write(json ? `${JSON.stringify(rotation)}\n` : rotationAsText(rotation));
        if (rotation.left > 0) process.exitCode = 1;
      });
    });

  return new Command('keys')
    .description('The keys that personal data are sealed with (docs/operations.md).')
    .addCommand(list)
    .addCommand(add)
    .addCommand(rotate);
}

const SAY_EVERY = 1_000;

/** Says how far it has got: when a table is begun, and at every further thousand. */
function sayNow(): (progress: Progress) => void {
  let last = { table: '', said: 0 };
  return ({ table, done }) => {
    const said = table === last.table ? last.said : -SAY_EVERY;
    if (done - said < SAY_EVERY) return;
    last = { table, said: done };
    process.stderr.write(`${table}: ${String(done)}\n`);
  };
}
