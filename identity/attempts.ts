import ipaddr from 'ipaddr.js';
import type { Transaction } from '#prisma/client.ts';
import type { IdentityDeps } from './deps.ts';

/** How often something may be tried before one has to wait. */
interface Limit {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * What is counted. Each try beyond the free ones doubles the wait. The longest is short enough for an owner
 * whom somebody keeps out on purpose, and long enough that an account is guessed at some hundred times a day.
 */
const LIMITS = {
  /** Of a handle, whether or not there is such an account. */
  handle: { free: 5, firstWaitMs: MINUTE, longestWaitMs: 15 * MINUTE },
  /** From an address: a whole office may stand behind one. */
  address: { free: 30, firstWaitMs: MINUTE, longestWaitMs: 15 * MINUTE },
  /** Mails to whoever forgot a password. */
  reset: { free: 3, firstWaitMs: 10 * MINUTE, longestWaitMs: 60 * MINUTE },
} as const satisfies Record<string, Limit>;

export type AttemptKind = keyof typeof LIMITS;

/** What is tried: a kind, and whose handle or address. */
export interface Tried {
  readonly kind: AttemptKind;
  readonly of: string;
}

/** What became of a try. */
export interface Counted {
  /** One has to wait: it must not be carried out. */
  readonly held: boolean;
  /** With this one the waiting begins. */
  readonly beginsToHold: boolean;
}

/** A handle in one writing. */
export const handleAsKept = (handle: string): string => handle.trim().toLowerCase();

/** Whose an address is: of IPv6 a customer has a whole network. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6) return parsed.parts.slice(0, 4).join(':');
  return parsed.toString();
}

/** What a handle or an address is known by in the record: a keyed hash, which nobody can trace back. */
export const subjectOf = ({ vault }: Pick<IdentityDeps, 'vault'>, { kind, of }: Tried): string =>
  `${kind}:${vault.sign('attempts', `${kind}:${of}`).toString('hex').slice(0, 40)}`;

interface Row {
  readonly count: number;
  readonly lastAt: Date;
  readonly waitsUntil: Date | null;
}

function waitAfter(count: number, { free, firstWaitMs, longestWaitMs }: Limit): number {
  return count < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (count - free));
}

/**
 * Counts a try before it is carried out, so that a hundred at once are a hundred; one that succeeds is taken
 * back. Trying while one has to wait is not counted: nobody keeps an owner out for ever by going on.
 */
export async function countTry(
  deps: Pick<IdentityDeps, 'db' | 'vault' | 'wall'>,
  tried: Tried,
): Promise<Counted> {
  const subject = subjectOf(deps, tried);
  const limit: Limit = LIMITS[tried.kind];
  const now = deps.wall();
  return deps.db.$transaction(async (tx) => {
    const { count, lastAt, waitsUntil } = await lockedRow(tx, subject, now);
    if (waitsUntil !== null && waitsUntil > now) return { held: true, beginsToHold: false };
    const next = lastAt.getTime() + DAY < now.getTime() ? 1 : count + 1;
    const wait = waitAfter(next, limit);
    const until = wait === 0 ? null : new Date(now.getTime() + wait);
    await tx.attempt.update({
      where: { subject },
      data: { count: next, lastAt: now, waitsUntil: until },
    });
    return { held: false, beginsToHold: next === limit.free };
  });
}

async function lockedRow(tx: Transaction, subject: string, now: Date): Promise<Row> {
  const made = await tx.$executeRaw`
    INSERT INTO attempts (subject, count, last_at) VALUES (${subject}, 0, ${now.toISOString()}::timestamptz)
    ON CONFLICT DO NOTHING`;
  // Whoever makes a row clears away what has been forgotten.
  if (made > 0) {
    const forgotten = new Date(now.getTime() - DAY).toISOString();
    await tx.$executeRaw`
      DELETE FROM attempts WHERE subject IN (
        SELECT subject FROM attempts WHERE last_at < ${forgotten}::timestamptz
        LIMIT 100 FOR UPDATE SKIP LOCKED)`;
  }
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT count, last_at AS "lastAt", waits_until AS "waitsUntil"
    FROM attempts WHERE subject = ${subject} FOR UPDATE`;
  return row ?? { count: 0, lastAt: now, waitsUntil: null };
}

/** Takes back a try that succeeded. */
export async function takeBackTry(
  tx: Transaction,
  deps: Pick<IdentityDeps, 'vault'>,
  tried: Tried,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE attempts SET count = greatest(count - 1, 0), waits_until = NULL
    WHERE subject = ${subjectOf(deps, tried)}`;
}

/** Forgets all tries, once somebody proved to be who he says. */
export async function forgetTries(
  tx: Transaction,
  deps: Pick<IdentityDeps, 'vault'>,
  tried: Tried,
): Promise<void> {
  await tx.attempt.deleteMany({ where: { subject: subjectOf(deps, tried) } });
}
