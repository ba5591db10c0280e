import type { Actor } from '#domain/roles.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';

/** Who writes into the registry, when, and on whose word. */
export interface Writing {
  readonly tx: Transaction;
  readonly vault: Vault;
  readonly at: Date;
  readonly actor: Actor;
  /** The order that does it; null for what comes from elsewhere. */
  readonly orderNo: string | null;
  readonly source: 'order' | 'import' | 'authority';
}

/** The columns of a record that comes into being. */
export const grantedNow = ({ at, orderNo }: Writing) => ({
  grantedAt: at,
  grantedByOrder: orderNo,
  endedAt: null,
  endedByOrder: null,
});

/** The columns of a record that ends. */
export const endedNow = ({ at, orderNo }: Writing) => ({ endedAt: at, endedByOrder: orderNo });
