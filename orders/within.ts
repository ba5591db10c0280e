import type { PrismaClient, Transaction } from '#prisma/client.ts';

/** The record as it is inside a transaction: what would begin one goes on in this. */
export function within(tx: Transaction): PrismaClient {
  const nested = { $transaction: <T>(work: (inner: Transaction) => Promise<T>) => work(tx) };
  return new Proxy(tx, {
    get: (target, name) =>
      Object.hasOwn(nested, name)
        ? nested[name as keyof typeof nested]
        : (Reflect.get(target, name) as unknown),
  }) as PrismaClient;
}
