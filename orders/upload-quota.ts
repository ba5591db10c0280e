import { dayInShanghai, endOfDayInShanghai } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import type { Policy } from '#domain/policy.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';

type Limits = Policy['uploadsPerDay'];

/** What is asked of the quota: for whose order, under which limits, at what instant. */
export interface Uploading {
  readonly order: { readonly accountId: string; readonly mainAccountId: string | null };
  readonly limits: Limits;
  readonly at: Date;
}

/** A main account and its sub-users have one quota: opening sub-users gives no more room. */
const whose = ({ order }: Uploading): string => order.mainAccountId ?? order.accountId;

/**
 * Refuses an upload of an account that has none left today, before the file is looked at.
 * @throws CodedError `material.quota`.
 */
export async function refuseUsedUp(db: PrismaClient, uploading: Uploading): Promise<void> {
  const { limits, at } = uploading;
  const used = await db.uploadDay.findFirst({
    where: { accountId: whose(uploading), day: dayInShanghai(at) },
  });
  if (used === null) return;
  if (used.files >= limits.files || used.bytes >= limits.bytes) throw usedUp(limits, at);
}

/**
 * Counts a file with its account's uploads of the day, in the upload's own transaction: two at once follow one
 * another, and what is rolled back was not counted.
 * @throws CodedError `material.quota` where it is one too many.
 */
export async function countUpload(
  tx: Transaction,
  uploading: Uploading,
  bytes: number,
): Promise<void> {
  const { limits, at } = uploading;
  const [used] = await tx.$queryRaw<{ files: number; bytes: bigint }[]>`
    INSERT INTO upload_days AS u (account_id, day, files, bytes)
    VALUES (${whose(uploading)}, ${dayInShanghai(at)}, 1, ${bytes})
    ON CONFLICT (account_id) DO UPDATE SET day = excluded.day,
      files = CASE WHEN u.day = excluded.day THEN u.files ELSE 0 END + 1,
      bytes = CASE WHEN u.day = excluded.day THEN u.bytes ELSE 0 END + excluded.bytes
    RETURNING files, bytes`;
  if (used !== undefined && used.files <= limits.files && used.bytes <= limits.bytes) return;
  throw usedUp(limits, at);
}

function usedUp({ files, bytes }: Limits, at: Date): CodedError {
  const possibleFrom = endOfDayInShanghai(dayInShanghai(at)).toISOString();
  const megabytes = String(Math.floor(bytes / 1024 ** 2));
  return new CodedError(
    'material.quota',
    `An account uploads at most ${String(files)} files or ${megabytes} MB a day.`,
    {
      field: 'body',
      facts: { files, bytes, possibleFrom },
      remedy: `Upload it from ${possibleFrom} on; what was uploaded can be referred to again.`,
    },
  );
}
