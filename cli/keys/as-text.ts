import { rowsIn, type Holding } from '#orders/keys/holdings.ts';
import type { Rotation } from '#orders/keys/rotate.ts';

/** The keys, a line each: whether it seals, and what it still holds, table by table. */
export const keysAsText = (holdings: readonly Holding[]): string =>
  holdings.map((one) => `${keyAsText(one)}\n`).join('');

function keyAsText(holding: Holding): string {
  const { keyId, seals, given, rows, files } = holding;
  const state = seals ? 'seals' : given ? 'opens' : 'NOT GIVEN';
  const tables = Object.entries(rows).map(([table, n]) => `${table} ${String(n)}`);
  const where = tables.length === 0 ? '' : ` (${tables.join(', ')})`;
  const holds = `${counted(rowsIn(holding), 'row')}${where}, ${counted(files, 'file')}`;
  return `${keyId.padEnd(16)} ${state.padEnd(9)} ${holds}`;
}

/** What came of a rotation, and what is to be done now. */
export function rotationAsText(rotation: Rotation): string {
  const { keyId, rows, files, swept, unopened, left, removable } = rotation;
  const lines = [
    `Sealed anew with ${keyId}: ${counted(rows, 'row')}, ${counted(files, 'file')}.`,
    ...(swept === 0 ? [] : [`Deleted ${counted(swept, 'file')} that no row named.`]),
    ...unopened.map(({ table, row, why }) => `NOT OPENED: ${table} ${row} (${why})`),
    ...(left === 0
      ? []
      : [
          `Under other keys still: ${String(left)}. Either they do not open, or a process still seals with an old key: give it ${keyId} first, and rotate again.`,
        ]),
    removable.length === 0
      ? 'No key may be taken away.'
      : `May be taken out of BEIAN_DATA_KEYS, once every process seals with ${keyId}: ${removable.join(', ')}. Keep them with the backups of before.`,
  ];
  return `${lines.join('\n')}\n`;
}

const counted = (n: number, what: string): string => `${String(n)} ${what}${n === 1 ? '' : 's'}`;
