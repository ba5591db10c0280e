import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OrdersDeps } from './deps.ts';

const place = (id: string): string => `authority_news.content:${id}`;

/** Something that a bureau said beside its answers. */
export interface NewsItem {
  readonly id: string;
  readonly endpoint: string;
  readonly fileName: string;
  readonly kind: string;
  readonly content: unknown;
}

/** Keeps what a bureau said, once. */
export async function keepNews(
  { db, vault, clock }: Pick<OrdersDeps, 'vault' | 'clock'> & { readonly db: Transaction },
  { content, ...item }: NewsItem,
): Promise<void> {
  await db.authorityNews.createMany({
    skipDuplicates: true,
    data: {
      ...item,
      contentCipher: vault.seal(place(item.id), JSON.stringify(content)),
      keyId: vault.keyId,
      receivedAt: await clock.now(db),
    },
  });
}

/** What was kept, in the clear. */
export function newsContent(
  vault: Vault,
  row: { id: string; contentCipher: Uint8Array; keyId: string },
): unknown {
  const sealed = { cipher: row.contentCipher, keyId: row.keyId };
  return JSON.parse(vault.open(place(row.id), sealed));
}
