import { Command } from 'commander';
import { addDays, dayInShanghai } from '#domain/calendar/days.ts';
import { nthWorkingDayAfter } from '#domain/calendar/working-days.ts';
import { CodedError } from '#domain/errors.ts';
import { currentCalendar } from '#orders/calendars.ts';
import { advanceClock } from '#server/sandbox/advance-clock.ts';
import { connected, type Connected } from './connected.ts';

const HOUR_MS = 3_600_000;

/** `beian clock`: the time of the sandbox. */
export function clockCommand(): Command {
  const advance = new Command('advance')
    .description('Let the time of the sandbox pass, with everything that happens on the way.')
    .argument(
      '<span>',
      '3d (days), 2wd (working days: to the same time of day), 24h (hours), 10m (minutes)',
    )
    .action((text: string) => {
      const span = readSpan(text);
      return connected(async (system) => {
        requireSandbox(system);
        const now = await system.clock.now();
        const target = await after(system, now, span);
        const reached = await advanceClock(system, target, (at) => {
          process.stdout.write(`… ${at.toISOString()}\n`);
        });
        process.stdout.write(`${reached.toISOString()}\n`);
      });
    });

  const show = new Command('show').description('Print what time it is for the orders.').action(() =>
    connected(async ({ clock }) => {
      process.stdout.write(`${(await clock.now()).toISOString()}\n`);
    }),
  );

  return new Command('clock')
    .description('The sandbox clock; with a real PostgreSQL or Temporal there is none.')
    .addCommand(advance)
    .addCommand(show);
}

function requireSandbox({ sandbox }: Connected): void {
  if (sandbox) return;
  throw new CodedError('sandbox.off', 'Time can only be moved in the sandbox.', {
    remedy: 'Start with embedded PostgreSQL and Temporal: unset DATABASE_URL and TEMPORAL_ADDRESS.',
  });
}

/** How long the clock is to run. */
interface Span {
  readonly count: number;
  readonly unit: string;
}

/** Spans of wall time; working days are asked of the calendar. */
const UNITS_MS: Readonly<Record<string, number>> = {
  m: HOUR_MS / 60,
  h: HOUR_MS,
  d: 24 * HOUR_MS,
};

function readSpan(text: string): Span {
  const [, count = '', unit = ''] = /^(\d{1,3})(m|h|d|wd)$/.exec(text) ?? [];
  if (Number(count) > 0) return { count: Number(count), unit };
  throw new CodedError('clock.malformed_span', `“${text}” is not a span of time.`, {
    field: 'span',
    remedy: 'Write 10m, 24h, 3d or 2wd.',
  });
}

/** The instant that lies a span after another. */
async function after({ db }: Connected, now: Date, { count, unit }: Span): Promise<Date> {
  const wall = UNITS_MS[unit];
  if (wall !== undefined) return new Date(now.getTime() + count * wall);
  const today = dayInShanghai(now);
  const { day } = nthWorkingDayAfter(await currentCalendar(db), today, count);
  let days = 0;
  while (addDays(today, days) < day) days += 1;
  return new Date(now.getTime() + days * 24 * HOUR_MS);
}
