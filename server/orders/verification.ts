import Type from 'typebox';
import { maskedContact } from '#domain/masked-contact.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { verifierPlace } from '#orders/verification-case.ts';
import { Instant, Text, nullable } from '../schemas.ts';

/** 短信核验 of the last report: who verifies with which number, and how it went. */
export const VerificationSchema = Type.Object({
  state: Type.String({ description: 'pending; passed, expired, failed or replaced' }),
  dueAt: Instant,
  settledAt: nullable(Instant),
  persons: Type.Array(
    Type.Object({
      roles: Type.Array(Text, { description: 'One number is one person, whatever their roles' }),
      mobile: Type.String({ description: 'Masked: 139****0001' }),
      state: Text,
    }),
  ),
});

/** The verification of the order’s last report; null where none was opened yet. */
export async function verificationOf(
  { db, vault }: Pick<OrdersDeps, 'db' | 'vault'>,
  orderNo: string,
): Promise<Type.Static<typeof VerificationSchema> | null> {
  const last = await db.smsVerification.findFirst({
    where: { orderNo },
    orderBy: { openedAt: 'desc' },
    include: { persons: { orderBy: { id: 'asc' } } },
  });
  if (last === null) return null;
  return {
    state: last.state,
    dueAt: last.dueAt.toISOString(),
    settledAt: last.settledAt?.toISOString() ?? null,
    persons: last.persons.map(({ id, roles, mobileCipher, keyId, state }) => ({
      roles,
      mobile: maskedContact(vault.open(verifierPlace(id), { cipher: mobileCipher, keyId })),
      state,
    })),
  };
}
