import { Command } from 'commander';
import { createCalendar } from '#domain/calendar/calendar.ts';
import { parseDay } from '#domain/calendar/days.ts';
import { parseYearNotice } from '#domain/calendar/parse-year-notice.ts';
import { LONGEST_TERM, nthWorkingDayAfter } from '#domain/calendar/working-days.ts';
import { CodedError } from '#domain/errors.ts';
import { loadCalendar } from '#orders/load-calendar.ts';
import { connected } from './connected.ts';
import { readJson } from './read-json.ts';

/** `beian calendar`: the official working-day calendar. */
export function calendarCommand(): Command {
  const due = new Command('due')
    .description('Print the n-th working day after a date. Needs nothing running.')
    .argument('<date>', 'YYYY-MM-DD; the day of receipt does not count')
    .argument('<n>', 'working days')
    .option('--json', 'as one JSON object')
    .action((date: string, n: string, { json }: { json?: boolean }) => {
      const { day, provisional } = nthWorkingDayAfter(
        createCalendar(),
        parseDay(date),
        readCount(n),
      );
      if (json === true) process.stdout.write(`${JSON.stringify({ day, provisional })}\n`);
      else
        process.stdout.write(
          `${day}${provisional ? ' (provisional: a year it counts in has no published calendar)' : ''}\n`,
        );
    });

  const load = new Command('load')
    .description('Load the holiday notice of a year, and say which open deadlines move.')
    .argument(
      '<file>',
      'JSON: {year, source, holidays: [YYYY-MM-DD …], makeUpDays: [YYYY-MM-DD …]}',
    )
    .option('--dry-run', 'only say what would move')
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const notice = parseYearNotice(readJson(file));
      await connected(async (system) => {
        const moved = await loadCalendar({ ...system, committed: () => undefined }, notice, {
          dryRun,
        });
        const verb = dryRun ? 'would move' : 'moved';
        process.stdout.write(
          `${String(notice.year)}: ${String(moved.length)} open deadline${moved.length === 1 ? '' : 's'} ${verb}.\n`,
        );
        for (const { orderNo, term, from, to } of moved) {
          process.stdout.write(`${orderNo} ${term}: ${from.toISOString()} → ${to.toISOString()}\n`);
        }
      });
    });

  return new Command('calendar')
    .description('The official working-day calendar.')
    .addCommand(due)
    .addCommand(load);
}

/** The working days as typed: digits only, so that the refusal quotes what stood there. */
function readCount(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new CodedError('calendar.invalid_term', `“${text}” is not a term in working days.`, {
    field: 'n',
    remedy: `Give a whole number of working days from 1 to ${String(LONGEST_TERM)}.`,
  });
}
