import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

export { Prisma } from './generated/client.ts';
export type { PrismaClient } from './generated/client.ts';

/** The client inside a transaction: what every function that writes takes, so that it can't write outside one. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'
>;

/**
 * Opens the record. Connections are made on first use and time out after 5 seconds; Prisma 7 itself
 * would wait for ever.
 * @param url a PostgreSQL address
 * @param poolSize connections at most
 */
export function openRecord(url: string, poolSize = 10): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}
