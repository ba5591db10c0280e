import { Command } from 'commander';
import { CodedError } from '#domain/errors.ts';
import { SYSTEM } from '#domain/roles.ts';
import { auditPage } from '#server/audit/queries.ts';
import { pageSize } from '#server/schemas.ts';
import { connected } from '../connected.ts';

interface ListOptions {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: string;
  readonly after?: string;
  readonly json?: boolean;
}

type Entry = Awaited<ReturnType<typeof auditPage>>['entries'][number];

/** `beian audit list`. */
export const list = () =>
  new Command('list')
    .description('Print the audit, the newest first. That it was looked at is recorded.')
    .option('--actor <handle>', 'deeds of this account, by handle or id; or system, authority')
    .option('--action <action>', 'deeds of this name, e.g. submit or file.revealed')
    .option('--target <id>', 'deeds on this: an order’s number, a task’s id …')
    .option('--from <instant>', 'from this day (Shanghai) or instant on, e.g. 2026-11-01')
    .option('--to <instant>', 'before this day or instant')
    .option('--limit <rows>', 'so many, 1 to 100; 20 without it')
    .option('--after <page>', 'the page after this one, as the one before says at its end')
    .option('--json', 'as one JSON value')
    .action(({ limit, json, from, to, ...sought }: ListOptions) =>
      connected(async (system) => {
        const search = { ...sought, from: readInstant('from', from), to: readInstant('to', to) };
        const page = await auditPage(system, search, pageSize(limit), SYSTEM);
        if (json === true) {
          process.stdout.write(`${JSON.stringify(page)}\n`);
          return;
        }
        const lines = page.entries.map(asText);
        if (page.empty !== null) lines.push(page.empty);
        if (page.next !== null) lines.push(`There is more: --after ${page.next}`);
        lines.push(page.mark);
        process.stdout.write(`${lines.join('\n')}\n`);
      }),
    );

function asText({ id, at, actor, action, target, origin, before, after }: Entry): string {
  const who = `${actor.handle ?? actor.id} (${actor.role})`;
  const change = [before, after].map((side) => (side === null ? '' : JSON.stringify(side)));
  const what = change.filter((side) => side !== '').join(' → ');
  return [id.padStart(8), at, who.padEnd(28), action.padEnd(20), target, origin, what]
    .join('  ')
    .trimEnd();
}

/** A day of Shanghai’s, or an instant. */
function readInstant(field: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  const at = new Date(day ? `${text}T00:00:00+08:00` : text);
  if (!Number.isNaN(at.getTime())) return at;
  throw new CodedError('audit.malformed_instant', `“${text}” is neither a day nor an instant.`, {
    field,
    remedy: 'Write 2026-11-01 or 2026-11-01T09:30:00+08:00.',
  });
}
