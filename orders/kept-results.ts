import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OrdersDeps } from './deps.ts';

/** An answer of the authority's as the port read it. Everything it said is in `body`. */
export interface AuthorityAnswer {
  readonly id: string;
  readonly reportId: string | null;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const place = (id: string) => `authority_results.body:${id}`;

/** Keeps an answer as it came, once. Only what is kept may be acknowledged. */
export async function keepResult(
  deps: Pick<OrdersDeps, 'vault' | 'clock'> & { readonly db: Transaction },
  answer: AuthorityAnswer,
): Promise<void> {
  const { db, vault, clock } = deps;
  const { id, reportId, kind } = answer;
  const body = vault.seal(place(id), JSON.stringify(answer.body));
  const at = (await clock.now(db)).toISOString();
  await db.$executeRaw`
    INSERT INTO authority_results (id, report_id, order_no, kind, body_cipher, key_id, received_at, state)
    VALUES (${id}, ${reportId}, (SELECT order_no FROM reports WHERE id = ${reportId}), ${kind}, ${body},
      ${vault.keyId}, ${at}::timestamptz, 'received')
    ON CONFLICT DO NOTHING`;
}

/** Reads what an answer said. */
export function readResult(
  vault: Vault,
  row: { id: string; bodyCipher: Uint8Array; keyId: string },
): Record<string, unknown> {
  const sealed = { cipher: row.bodyCipher, keyId: row.keyId };
  return JSON.parse(vault.open(place(row.id), sealed)) as Record<string, unknown>;
}
