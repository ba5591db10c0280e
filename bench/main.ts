// npm run bench   (npm run bench -- --only decisions,tasks --quick)
// Measures the real system, every part a process of its own, and prints one JSON object as its last line.
import { cpus, totalmem } from 'node:os';
import { Command } from 'commander';
import { FULL, QUICK, type Bench, type Part, type Sizes } from './part.ts';
import { decisions } from './parts/decisions.ts';
import { orders } from './parts/orders.ts';
import { recovery } from './parts/recovery.ts';
import { tasks } from './parts/tasks.ts';
import { terms } from './parts/terms.ts';
import { createBenchSystem, type BenchSystem } from './system.ts';

const PARTS: Readonly<Record<string, Part>> = { decisions, orders, tasks, recovery, terms };

interface Options {
  readonly only?: string;
  readonly quick: boolean;
  readonly verbose: boolean;
  readonly terms?: string;
  readonly minutes: string;
}

const begun = performance.now();
const say = (line: string): void => {
  const seconds = Math.round((performance.now() - begun) / 1000);
  process.stderr.write(`${String(seconds).padStart(5)} s  ${line}\n`);
};

/** The systems that were made and have still to be ended. */
const open = new Set<BenchSystem>();

async function endAll(): Promise<void> {
  for (const system of open) {
    await system.end();
    open.delete(system);
  }
}

async function measure(name: string, sizes: Sizes, verbose: boolean): Promise<object> {
  const part = PARTS[name];
  if (part === undefined) {
    throw new Error(`There is no part "${name}". Parts: ${Object.keys(PARTS).join(', ')}.`);
  }
  say(`${name} begins`);
  const bench: Bench = {
    system: () => {
      const system = createBenchSystem((line) => {
        if (verbose) say(line);
      });
      open.add(system);
      return system;
    },
    say: (line) => {
      say(`${name}: ${line}`);
    },
    sizes,
  };
  try {
    return await part(bench);
  } finally {
    await endAll();
  }
}

async function main({ only, quick, verbose, terms, minutes }: Options): Promise<void> {
  const names = only?.split(',') ?? Object.keys(PARTS);
  const sizes = { ...(quick ? QUICK : FULL), ...(terms !== undefined && { terms: Number(terms) }) };
  const figures: Record<string, unknown> = {
    at: new Date().toISOString(),
    machine: `${String(cpus().length)} × ${cpus()[0]?.model ?? ''}, ${String(Math.round(totalmem() / 2 ** 30))} GiB, Node ${process.version}`,
    sizes,
  };
  const leave = async (why: string): Promise<void> => {
    say(why);
    await endAll().catch((error: unknown) => say(String(error)));
    finish({ ...figures, failed: { ...(figures.failed as object), leave: why } });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void leave(`ended by ${signal}`));
  }
  setTimeout(() => void leave('out of time'), Number(minutes) * 60_000).unref();

  for (const name of names) {
    try {
      Object.assign(figures, await measure(name, sizes, verbose));
    } catch (error) {
      // What the other parts measure is worth having all the same.
      say(`${name} failed: ${(error as Error).stack ?? String(error)}`);
      figures.failed = { ...(figures.failed as object), [name]: (error as Error).message };
    }
  }
  figures.seconds = Math.round((performance.now() - begun) / 1000);
  finish(figures);
}

function finish(figures: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`, () => {
    process.exit('failed' in figures ? 1 : 0);
  });
}

await new Command('bench')
  .description(
    'Measure the system. Progress on stderr; the last line of stdout is one JSON object.',
  )
  .option('--only <parts>', `only these of ${Object.keys(PARTS).join(',')}`)
  .option('--quick', 'small sizes, to see that it works: no figures to keep', false)
  .option('--terms <count>', 'terms that fall due at once')
  .option('--minutes <n>', 'give up after so many minutes', '34')
  .option('--verbose', 'show what the parts write', false)
  .action(main)
  .parseAsync();
