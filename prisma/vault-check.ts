import { CodedError } from '#domain/errors.ts';
import type { PrismaClient } from './client.ts';
import type { Vault } from './vault.ts';

const KNOWN = 'vault-check';

/**
 * Asks that these are the keys that the record was begun with; the first to ask begins it. Under another
 * index key nothing personal would be found again, and two open orders of one certificate would look different.
 * @throws CodedError `vault.wrong_keys`.
 */
export async function requireSameKeys(db: PrismaClient, vault: Vault): Promise<void> {
  const sealing = `data:${vault.keyId}`;
  const sealed = Buffer.from(vault.seal(KNOWN, KNOWN)).toString('base64');
  const index = vault.index('certificate', KNOWN);
  await db.vaultCheck.createMany({
    data: [
      { id: 'index', value: index },
      { id: sealing, value: sealed },
    ],
    skipDuplicates: true,
  });
  const rows = await db.vaultCheck.findMany({ where: { id: { in: ['index', sealing] } } });
  const valueOf = (id: string) => rows.find((row) => row.id === id)?.value ?? '';
  if (valueOf('index') !== index) throw wrongKeys('BEIAN_INDEX_KEY');
  if (!opens(vault, valueOf(sealing))) throw wrongKeys('BEIAN_DATA_KEYS');
}

function opens(vault: Vault, sealed: string): boolean {
  try {
    const cipher = Buffer.from(sealed, 'base64');
    return vault.open(KNOWN, { cipher, keyId: vault.keyId }) === KNOWN;
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
