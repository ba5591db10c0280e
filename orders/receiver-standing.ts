import type { ReceiverStanding } from '#domain/checks/record-standing.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { FilingHere } from './filing-here.ts';

interface ReceiverRow {
  readonly itself: boolean;
  readonly subUser: boolean;
  readonly subjects: readonly { nature: string; named: boolean }[];
}

/**
 * How the account stands that a transfer names: whether it can receive, and whether its subject is the one
 * that the form names. Of an account of no applicant, or a disabled one, no more is said than that of none.
 */
export async function receiverStanding(
  tx: Transaction,
  vault: Vault,
  { form: { receiver }, ownerId }: FilingHere,
): Promise<ReceiverStanding> {
  const handle = receiver?.account?.trim() ?? '';
  if (handle === '') return 'unnamed';
  const name = vault.index('subjectName', receiver?.subjectName?.trim() ?? '');
  const [row] = await tx.$queryRaw<ReceiverRow[]>`
    SELECT coalesce(accounts.id = ${ownerId}, false) AS itself,
      parent_id IS NOT NULL AS "subUser",
      (SELECT coalesce(json_agg(json_build_object('nature', nature, 'named', name_index IN (${name}, ''))), '[]')
        FROM subjects WHERE subjects.account_id = accounts.id AND ended_at IS NULL) AS subjects
    FROM accounts
    WHERE handle = ${handle} AND role = 'applicant' AND disabled_at IS NULL`;
  return row ? standingIn(row) : 'unknown';
}

function standingIn({ itself, subUser, subjects }: ReceiverRow): ReceiverStanding {
  if (itself) return 'itself';
  if (subUser) return 'subUser';
  if (subjects.length === 0) return 'withoutSubject';
  const named = subjects.filter((subject) => subject.named);
  // An individual's subject is refused for what it is before its name is asked about.
  const meant = named.length > 0 ? named : subjects;
  if (meant.every(({ nature }) => nature === 'individual')) return 'individual';
  return named.length > 0 ? 'sound' : 'otherName';
}

/** Whether the subject that a transfer names as its receiver has an open order; undefined where none is named. */
export async function receiverOpenOrder(
  tx: Transaction,
  vault: Vault,
  { form: { receiver }, orderNo }: FilingHere,
): Promise<boolean | undefined> {
  const handle = receiver?.account?.trim() ?? '';
  if (handle === '') return undefined;
  const name = vault.index('subjectName', receiver?.subjectName?.trim() ?? '');
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM accounts JOIN subjects ON account_id = accounts.id
      JOIN held_certificates ON index = certificate_index
      WHERE handle = ${handle} AND subjects.ended_at IS NULL AND name_index IN (${name}, '')
        AND order_no <> ${orderNo ?? ''}) AS open`;
  return row?.open ?? false;
}
