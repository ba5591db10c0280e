import { changedFields, type ChangedField } from '#domain/forms/changed-fields.ts';
import type { PrismaClient } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { EDITABLE, readForm } from './form.ts';
import { lastReturn, type ReturnInWords } from './last-return.ts';

/** What a reviewer knows of the round before: why the order came back, and what its applicant changed since. */
export interface PreviousRound {
  readonly returned: ReturnInWords;
  readonly changes: readonly ChangedField[];
}

interface ReviewedOrder {
  readonly orderNo: string;
  readonly filingType: string;
  readonly stage: string;
  readonly formCipher: Uint8Array;
  readonly formKeyId: string;
}

/**
 * The round before the one that an order is in; null in its first, and while its applicant has it. What
 * counts is the last form that came back before the applicant sent the order on: one that was withdrawn
 * unread is no round, and a return that was recalled is none either.
 */
export async function previousRound(
  deps: { readonly db: PrismaClient; readonly vault: Vault },
  order: ReviewedOrder,
): Promise<PreviousRound | null> {
  const { db, vault } = deps;
  const { orderNo, filingType, stage } = order;
  if (EDITABLE.includes(stage)) return null;
  const sentOn = await db.timelineEntry.findFirst({
    where: {
      orderNo,
      fromStage: { in: [...EDITABLE] },
      stage: { notIn: [...EDITABLE] },
      // Takes an order out of its applicant's hands as well, but nobody sent it on.
      type: { not: 'recall' },
    },
    orderBy: { revision: 'desc' },
    select: { revision: true },
  });
  const kept = await db.returnedForm.findFirst({
    where: { orderNo, revision: { lt: sentOn?.revision ?? 0 } },
    orderBy: { revision: 'desc' },
  });
  const returned = kept && (await lastReturn(deps, orderNo, kept.revision));
  if (kept === null || returned === null) return null;
  const before = readForm(vault, { ...kept, formKeyId: kept.keyId });
  return { returned, changes: changedFields(before, readForm(vault, order), filingType) };
}
