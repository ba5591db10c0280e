import { CodedError } from '#domain/errors.ts';
import type { PrismaClient } from './client.ts';
import type { Vault } from './vault.ts';

const KNOWN = 'vault-check';

/** What a key makes of the known text: `known:` since a process has it, `data:` since one seals with it. */
const knownRow = (keyId: string): string => `known:${keyId}`;
const sealingRow = (keyId: string): string => `data:${keyId}`;

/**
 * Asks that these are the keys that the record was begun with; the first to ask begins it. Under another
 * index key nothing personal would be found again, and two open orders of one certificate would look different.
 * A key that the record was ever sealed with must be among them until a rotation has found it empty.
 * @throws CodedError `vault.wrong_keys`, `vault.missing_key`.
 */
export async function requireSameKeys(db: PrismaClient, vault: Vault): Promise<void> {
  const index = vault.index('certificate', KNOWN);
  const known = vault.keyIds.map((keyId) => ({
    id: knownRow(keyId),
    value: proofOf(vault.sealingWith(keyId)),
  }));
  await db.vaultCheck.createMany({
    data: [
      { id: 'index', value: index },
      { id: sealingRow(vault.keyId), value: proofOf(vault) },
      ...known,
    ],
    skipDuplicates: true,
  });
  for (const { id, value } of await db.vaultCheck.findMany()) {
    if (id === 'index') {
      if (value !== index) throw wrongKeys('BEIAN_INDEX_KEY');
      continue;
    }
    const keyId = id.slice(id.indexOf(':') + 1);
    if (!vault.keyIds.includes(keyId)) {
      if (id === sealingRow(keyId)) throw missingKey(keyId);
    } else if (!opens(vault, keyId, value)) throw wrongKeys('BEIAN_DATA_KEYS');
  }
}

/** The keys that the record was sealed with, but for those that a rotation has found empty. */
export async function sealingKeys(db: Pick<PrismaClient, 'vaultCheck'>): Promise<string[]> {
  const rows = await db.vaultCheck.findMany({
    where: { id: { startsWith: sealingRow('') } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id.slice(sealingRow('').length));
}

/** Nothing is sealed with these keys any more: processes may come without them. */
export async function retireKeys(
  db: Pick<PrismaClient, 'vaultCheck'>,
  keyIds: readonly string[],
): Promise<void> {
  await db.vaultCheck.deleteMany({ where: { id: { in: keyIds.map(sealingRow) } } });
}

const proofOf = (vault: Vault): string => Buffer.from(vault.seal(KNOWN, KNOWN)).toString('base64');

function opens(vault: Vault, keyId: string, sealed: string): boolean {
  try {
    return vault.open(KNOWN, { cipher: Buffer.from(sealed, 'base64'), keyId }) === KNOWN;
  } catch {
    return false;
  }
}

function wrongKeys(field: string): CodedError {
  return new CodedError(
    'vault.wrong_keys',
    `${field} is not the key that this record was begun with.`,
    {
      field,
      remedy: 'Give the keys that the record was sealed with; nothing was written.',
    },
  );
}

function missingKey(keyId: string): CodedError {
  return new CodedError(
    'vault.missing_key',
    `BEIAN_DATA_KEYS lacks the key “${keyId}”, and something may still be sealed with it.`,
    {
      field: 'BEIAN_DATA_KEYS',
      remedy: 'Add it behind the others; “beian keys rotate” says when it may be taken away.',
    },
  );
}
