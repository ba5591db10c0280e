import { placeOf, sealedTable } from '../keys/sealed-tables.ts';
import type { Erasing } from './carrier.ts';

/** Seals a text that says nothing in the place of one that said something: its row stays as it is otherwise. */
export function emptied(
  vault: Erasing['vault'],
  [table, column]: readonly [table: string, column: string],
  keys: readonly string[],
  text = '',
) {
  const cipher = vault.seal(placeOf(sealedTable(table), column, keys), text);
  return { cipher, keyId: vault.keyId };
}
