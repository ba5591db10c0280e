import Type from 'typebox';
import { smsStateTold } from '#domain/authority/endpoint.ts';
import { maskedContact } from '#domain/masked-contact.ts';
import {
  AFTER_LAST_TRY,
  COUNTING_MODES,
  SMS_STATE_TOLD,
  SMS_VERIFICATION_RULES,
  type SmsStateTold,
} from '#domain/sms-verification.ts';
import { verifierPlace } from '#orders/verification-case.ts';
import type { ApiDeps } from '../ports.ts';
import { Instant, Text, nullable } from '../schemas.ts';
import { BilingualSchema } from './bilingual-schema.ts';

const oneOf = <Word extends string>(words: Readonly<Record<Word, unknown>>) =>
  Type.Enum(Object.keys(words) as Word[]);

/** 短信核验 of the last report: who verifies with which number, and how it went. */
export const VerificationSchema = Type.Object({
  state: Type.String({ description: 'pending; passed, expired, failed or replaced' }),
  dueAt: Instant,
  settledAt: nullable(Instant),
  persons: Type.Array(
    Type.Object({
      roles: Type.Array(Text, { description: 'One number is one person, whatever their roles' }),
      mobile: Type.String({ description: 'Masked: 139****0001' }),
      state: Type.String({
        description:
          'pending; passed, expired or failed; replaced where something else ended it, for example that another person failed',
      }),
    }),
  ),
  rules: Type.Object({
    windowHours: Type.Integer({ description: 'Hours of wall time' }),
    tries: Type.Integer({ description: 'Wrong inputs that a person may make' }),
    resends: Type.Integer({ description: 'Further codes that a person may ask for' }),
    counting: oneOf(COUNTING_MODES),
    countingTitle: BilingualSchema,
    afterLastTry: oneOf(AFTER_LAST_TRY),
    afterLastTryTitle: BilingualSchema,
  }),
  told: nullable(oneOf(SMS_STATE_TOLD)),
  toldTitle: nullable(BilingualSchema),
});

const { counting, afterLastTry } = SMS_VERIFICATION_RULES;

const RULES = {
  ...SMS_VERIFICATION_RULES,
  countingTitle: COUNTING_MODES[counting],
  afterLastTryTitle: AFTER_LAST_TRY[afterLastTry],
};

/** Whether the bureau of a province says how verifications stand; null where its endpoint is not known here. */
function toldIn(endpoints: ApiDeps['endpoints'], province: string | null): SmsStateTold | null {
  const endpoint = endpoints?.find(({ provinces }) => provinces.includes(province ?? ''));
  return endpoint === undefined ? null : smsStateTold(endpoint);
}

/** The verification of the order’s last report; null where none was opened yet. */
export async function verificationOf(
  { db, vault, endpoints }: Pick<ApiDeps, 'db' | 'vault' | 'endpoints'>,
  { orderNo, province }: { readonly orderNo: string; readonly province: string | null },
): Promise<Type.Static<typeof VerificationSchema> | null> {
  const last = await db.smsVerification.findFirst({
    where: { orderNo },
    orderBy: { openedAt: 'desc' },
    include: { persons: { orderBy: { id: 'asc' } } },
  });
  if (last === null) return null;
  const told = toldIn(endpoints, province);
  return {
    state: last.state,
    dueAt: last.dueAt.toISOString(),
    settledAt: last.settledAt?.toISOString() ?? null,
    persons: last.persons.map(({ id, roles, mobileCipher, keyId, state }) => ({
      roles,
      mobile: maskedContact(vault.open(verifierPlace(id), { cipher: mobileCipher, keyId })),
      state,
    })),
    rules: RULES,
    told,
    toldTitle: told && SMS_STATE_TOLD[told],
  };
}
