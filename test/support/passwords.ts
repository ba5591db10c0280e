import type { PrismaClient } from '#prisma/client.ts';
import { writePassword } from '#identity/change-password.ts';
import { hashPassword } from '#identity/password-hash.ts';

/** A good password for tests. */
export const GOOD = 'blue kettle walks north';

/** Gives an account a password, as if it had chosen it. */
export async function givenPassword(
  { db }: { db: PrismaClient },
  handle: string,
  password: string = GOOD,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  const { id: accountId } = await db.account.findUniqueOrThrow({ where: { handle } });
  await writePassword(db, { accountId, passwordHash, now: new Date() });
}
