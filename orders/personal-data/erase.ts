import {
  DATA_CLASSES,
  RETENTION,
  type DataClass,
  type DataClassName,
} from '#domain/retention/classes.ts';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import { accountsActedFor } from '../accounts.ts';
import type { OrdersDeps } from '../deps.ts';
import { eraseBatch, type Occasion } from '../retention/batch.ts';
import { CARRIERS } from '../retention/carry-out.ts';

/** What became of one class of data of whoever asked. */
export interface Answered extends Pick<DataClass, 'title' | 'covers' | 'days' | 'grounds'> {
  readonly name: DataClassName;
  /** How much of it was erased; null where the class has to stay. */
  readonly erased: number | null;
}

/** Which rows of a class that may go at once are an account's own. */
const OWN: Partial<Record<DataClassName, (accounts: readonly string[]) => Prisma.Sql>> = {
  drafts: (accounts) => Prisma.sql`SELECT order_no FROM orders WHERE account_id = ANY(${accounts})`,
  verificationMobiles: (accounts) => Prisma.sql`
    SELECT p.id::text FROM sms_verification_persons p JOIN orders o USING (order_no)
    WHERE o.account_id = ANY(${accounts})`,
};

/**
 * Erases what a person may have erased before its term (个人信息保护法 Art. 47), and says of every other class
 * why it stays and for how long. Orders under way and filings that live are not touched.
 * @throws CodedError `data.main_account_only` for a sub-user.
 */
export async function erasePersonal(deps: OrdersDeps, actor: Actor): Promise<Answered[]> {
  await requireMainAccount(deps.db, actor);
  const accounts = await accountsActedFor(deps.db, actor.id);
  const answers: Answered[] = [];
  for (const name of DATA_CLASSES) {
    const { title, covers, days, grounds }: DataClass = RETENTION[name];
    const own = OWN[name];
    const erased = own === undefined ? null : await eraseOwn(deps, name, actor, own(accounts));
    answers.push({ name, title, covers, days, grounds, erased });
  }
  return answers;
}

/**
 * What a sub-user wrote belongs to its main account, which alone has it erased.
 * @throws CodedError `data.main_account_only`.
 */
export async function requireMainAccount(db: Transaction, { id }: Actor): Promise<void> {
  const account = await db.account.findUnique({
    where: { id },
    select: { parent: { select: { handle: true } } },
  });
  const mainAccount = account?.parent?.handle;
  if (mainAccount === undefined) return;
  throw new CodedError('data.main_account_only', 'A main account alone has its data erased.', {
    facts: { mainAccount },
    remedy: `Ask your main account, ${mainAccount}.`,
  });
}

async function eraseOwn(
  deps: OrdersDeps,
  name: DataClassName,
  actor: Actor,
  among: Prisma.Sql,
): Promise<number> {
  const asked: Occasion = { actor, action: 'erasure.asked', cutoff: (_, now) => now, among };
  let count = 0;
  for (const carrier of CARRIERS.filter(({ of }) => of === name)) {
    for (;;) {
      const { looked, erased } = await eraseBatch(deps, carrier, asked);
      if (looked === 0) break;
      count += erased;
    }
  }
  return count;
}
