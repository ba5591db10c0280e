import {
  DATA_CLASSES,
  RETENTION,
  type DataClass,
  type DataClassName,
} from '#domain/retention/classes.ts';
import { cutoffOf, termOf, type Term } from '#domain/retention/class-terms.ts';
import { SYSTEM } from '#domain/roles.ts';
import { Prisma } from '#prisma/client.ts';
import { monthsBefore } from '../audit-chain/purge.ts';
import type { OrdersDeps } from '../deps.ts';
import { sweepStrayFiles } from '../keys/stray-files.ts';
import { eraseBatch, type Occasion } from './batch.ts';
import { instant, type Carrier } from './carrier.ts';
import { CARRIERS_OF_FILES } from './carriers-of-files.ts';
import { CARRIERS_OF_ORDERS } from './carriers-of-orders.ts';
import { CARRIERS_OF_RECORDS } from './carriers-of-records.ts';
import { CARRIERS_OF_SIGN_INS } from './carriers-of-sign-ins.ts';

/** Every kind of row that comes to an end; a subject after its services. */
export const CARRIERS: readonly Carrier[] = [
  ...CARRIERS_OF_ORDERS,
  ...CARRIERS_OF_FILES,
  ...CARRIERS_OF_RECORDS,
  ...CARRIERS_OF_SIGN_INS,
];

/** What of a class has had its term. */
export interface DueClass {
  readonly name: DataClassName;
  readonly term: Term | null;
  /** Rows by table. */
  readonly due: Readonly<Record<string, number>>;
  /** The oldest of them. */
  readonly oldest: Date | null;
}

/** What retention needs. */
export type Retaining = Pick<OrdersDeps, 'db' | 'vault' | 'clock' | 'materialStore'>;

/** What ends by its term, for everybody. */
const BY_TERM: Occasion = {
  actor: SYSTEM,
  action: 'retention.erased',
  cutoff: ({ of }, at) => cutoffOf(of, at) ?? new Date(0),
};

/** What has had its term, class by class; classes that nothing ends by its term are all there with nothing due. */
export async function dueNow({
  db,
  clock,
  policy,
}: Pick<OrdersDeps, 'db' | 'clock' | 'policy'>): Promise<DueClass[]> {
  const now = await clock.now();
  const classes: DueClass[] = [];
  for (const name of DATA_CLASSES) {
    const term = termOf(name, policy);
    const cutoff =
      term !== null && 'months' in term ? monthsBefore(now, term.months) : cutoffOf(name, now);
    const due: Record<string, number> = {};
    let oldest: Date | null = null;
    for (const { what, query } of cutoff === null ? [] : queriesOf(name, cutoff)) {
      const [found] = await db.$queryRaw<{ n: number; oldest: Date | null }[]>`
        SELECT count(*)::int AS n, min(since) AS oldest FROM (${query}) due`;
      if (found === undefined || found.n === 0) continue;
      due[what] = (due[what] ?? 0) + found.n;
      if (found.oldest !== null && (oldest === null || found.oldest < oldest)) {
        oldest = found.oldest;
      }
    }
    classes.push({ name, term, due, oldest });
  }
  return classes;
}

/** The audit is shown, and ended by its own command: its rows hang together. */
const SHOWN: Partial<Record<DataClassName, (cutoff: Date) => Prisma.Sql>> = {
  audit: (cutoff) =>
    Prisma.sql`SELECT id, at AS since FROM audit WHERE at < ${instant(cutoff)}::timestamptz`,
};

function queriesOf(name: DataClassName, cutoff: Date): { what: string; query: Prisma.Sql }[] {
  const shown = SHOWN[name];
  return [
    ...CARRIERS.filter((one) => one.of === name).map(({ what, due }) => ({
      what,
      query: due(cutoff),
    })),
    ...(shown === undefined ? [] : [{ what: name, query: shown(cutoff) }]),
  ];
}

/** What was erased of a kind. */
export interface Erased {
  readonly of: DataClassName;
  readonly what: string;
  readonly count: number;
}

/**
 * Erases what has had its term: batch by batch, each in a transaction of its own with its audit row. Ended
 * half-way and begun again it goes on. Files that no row names go as well.
 * @param tell hears of every batch
 */
export async function carryOut(
  deps: Retaining,
  tell: (erased: Erased) => void = () => undefined,
): Promise<Erased[]> {
  const all: Erased[] = [];
  for (const carrier of CARRIERS) {
    const { of, what } = carrier;
    const { then }: DataClass = RETENTION[of];
    if (then !== 'erase') continue;
    let count = 0;
    for (;;) {
      const { looked, erased } = await eraseBatch(deps, carrier, BY_TERM);
      if (looked === 0) break;
      count += erased;
      tell({ of, what, count });
    }
    if (count > 0) all.push({ of, what, count });
  }
  await sweepStrayFiles(deps);
  return all;
}
