import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { REVEALED_FIELDS_AN_HOUR, REVEALED_FILES_AN_HOUR } from '#domain/masking/reveals.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import type { OrdersDeps } from './deps.ts';

interface Measure {
  readonly perHour: number;
  /** The deeds that count, as the audit calls them. */
  readonly deeds: readonly string[];
  /** How much one deed counts for. */
  readonly counts: Prisma.Sql;
  readonly refusal: () => CodedError;
}

/** How much is revealed to one account within an hour: of fields, and of what holds many filings at once. */
const MEASURES = {
  fields: {
    perHour: REVEALED_FIELDS_AN_HOUR,
    deeds: ['order.revealed', 'filing.revealed'],
    counts: Prisma.sql`jsonb_array_length(after->'fields')`,
    refusal: () =>
      new CodedError(
        'reveal.too_many',
        `No more than ${String(REVEALED_FIELDS_AN_HOUR)} fields are revealed to one account within an hour.`,
        {
          facts: { perHour: REVEALED_FIELDS_AN_HOUR },
          remedy: 'Ask again within the hour, for the fields that you need and no others.',
        },
      ),
  },
  files: {
    perHour: REVEALED_FILES_AN_HOUR,
    deeds: ['file.revealed', 'news.revealed'],
    counts: Prisma.sql`1`,
    refusal: () =>
      new CodedError(
        'reveal.too_many_files',
        `No more than ${String(REVEALED_FILES_AN_HOUR)} files and news are revealed to one account within an hour.`,
        {
          facts: { perHour: REVEALED_FILES_AN_HOUR },
          remedy: 'Ask again within the hour, for those that you need and no others.',
        },
      ),
  },
} as const satisfies Record<string, Measure>;

const HOUR_MS = 3_600_000;

/**
 * Asks that there is room for a reveal. One at a time for each account, so that many at one instant are counted
 * like many in a row.
 * @throws CodedError `reveal.too_many`, `reveal.too_many_files` beyond the hour's measure.
 */
export async function requireRoom(
  { db: tx, clock }: Pick<OrdersDeps, 'clock'> & { readonly db: Transaction },
  of: keyof typeof MEASURES,
  { id }: Actor,
  wanted: number,
): Promise<void> {
  const { perHour, deeds, counts, refusal }: Measure = MEASURES[of];
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`reveal:${id}`}, 0))`;
  const since = new Date((await clock.now(tx)).getTime() - HOUR_MS);
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(${counts}), 0)::int AS count FROM audit
    WHERE actor_id = ${id} AND action = ANY (${[...deeds]})
      AND at > ${since.toISOString()}::timestamptz`;
  if ((row?.count ?? 0) + wanted > perHour) throw refusal();
}
