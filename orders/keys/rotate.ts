import { setTimeout as sleep } from 'node:timers/promises';
import { SYSTEM } from '#domain/roles.ts';
import { requireSameKeys, retireKeys } from '#prisma/vault-check.ts';
import { audit } from '../audit.ts';
import type { OrdersDeps } from '../deps.ts';
import { holdingsOf, leftIn, rowsIn } from './holdings.ts';
import { resealMaterials } from './reseal-materials.ts';
import { resealBatch, type Unopened } from './reseal-rows.ts';
import { SEALED_TABLES } from './sealed-tables.ts';
import { sweepStrayFiles } from './stray-files.ts';

/** What a rotation needs. */
export type Rotating = Pick<OrdersDeps, 'db' | 'vault' | 'clock' | 'materialStore'>;

/** How far a rotation has got in one table; `materials` are files. */
export interface Progress {
  readonly table: string;
  readonly done: number;
}

/** Hears how far a rotation has got; the rotation goes on when it has heard it. */
export type Tell = (progress: Progress) => void | Promise<void>;

/** What came of a rotation. */
export interface Rotation {
  /** The key that everything is sealed with now. */
  readonly keyId: string;
  readonly rows: number;
  readonly files: number;
  /** Files that no row named, deleted. */
  readonly swept: number;
  /** What did not open, and stays as it is. */
  readonly unopened: readonly Unopened[];
  /** Rows and files that are still under other keys. */
  readonly left: number;
  /** Keys that hold nothing any more: they may be taken out of BEIAN_DATA_KEYS. */
  readonly removable: readonly string[];
}

const MATERIALS = { table: 'materials', keyId: 'key_id' };

/** Somebody else's lock lasts milliseconds; after that many looks at what is left, they go on writing under an old key. */
const PASSES = 20;
const BETWEEN_PASSES_MS = 250;

/**
 * Seals everything anew that is not under the sealing key, while everything else goes on: in small
 * batches, each for itself. Ended half-way and begun again it goes on where it stood, since what is done is
 * under the new key; two at once do the work together.
 * @throws CodedError `vault.wrong_keys`, `vault.missing_key`.
 */
export async function rotateKeys(deps: Rotating, tell: Tell = () => undefined): Promise<Rotation> {
  await requireSameKeys(deps.db, deps.vault);
  const unopened: Unopened[] = [];
  let rows = 0;
  for (const sealed of SEALED_TABLES) {
    const batch = (after: readonly string[] | null) => resealBatch(deps, sealed, after);
    const done = await reseal(deps, { ...sealed, batch }, tell);
    rows += done.done;
    unopened.push(...done.unopened);
  }
  const batch = (after: string | null) => resealMaterials(deps, after);
  const materials = await reseal(deps, { ...MATERIALS, batch }, tell);
  unopened.push(...materials.unopened);
  const swept = await sweepStrayFiles(deps);
  return {
    rows,
    files: materials.done,
    swept,
    unopened,
    ...(await ending(deps, rows, materials.done)),
  };
}

interface Batch<Position> {
  readonly done: number;
  readonly unopened: readonly Unopened[];
  readonly last: Position | null;
}

/** One table of rows, or the files: how a batch of it is sealed anew, and where its key ids stand. */
interface Work<Position> {
  readonly table: string;
  readonly keyId: string;
  readonly batch: (after: Position | null) => Promise<Batch<Position>>;
}

/** Goes through a table, and again while something is left: rows that others were at, or wrote meanwhile. */
async function reseal<Position>(
  { db, vault }: Rotating,
  { table, keyId, batch }: Work<Position>,
  tell: Tell,
): Promise<{ done: number; unopened: readonly Unopened[] }> {
  let all = 0;
  for (let pass = 1; ; pass += 1) {
    const unopened: Unopened[] = [];
    let after: Position | null = null;
    do {
      const { done, unopened: closed, last }: Batch<Position> = await batch(after);
      all += done;
      unopened.push(...closed);
      if (done > 0) await tell({ table, done: all });
      after = last;
    } while (after !== null);
    const left = await leftIn(db, vault, { table, keyId });
    if (left <= unopened.length || pass === PASSES) return { done: all, unopened };
    await sleep(BETWEEN_PASSES_MS);
  }
}

/** Counts what is left, frees the keys that hold nothing, and remembers who did what. */
async function ending(
  { db, vault, clock }: Rotating,
  rows: number,
  files: number,
): Promise<Pick<Rotation, 'keyId' | 'left' | 'removable'>> {
  const others = (await holdingsOf(db, vault)).filter(({ seals }) => !seals);
  const heldBy = (one: (typeof others)[number]) => rowsIn(one) + one.files;
  const removable = others.filter((one) => heldBy(one) === 0).map(({ keyId }) => keyId);
  const left = others.reduce((sum, one) => sum + heldBy(one), 0);
  await db.$transaction(async (tx) => {
    await retireKeys(tx, removable);
    await audit(tx, {
      ...{ at: await clock.now(tx), actor: SYSTEM, action: 'keys.rotated', target: vault.keyId },
      after: { rows, files, left, removable },
    });
  });
  return { keyId: vault.keyId, left, removable };
}
