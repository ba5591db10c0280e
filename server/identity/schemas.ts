import Type from 'typebox';
import { KEY_SCOPES } from '#orders/accounts.ts';
import { NOBODYS_NUMBER, Instant, Text, nullable } from '../schemas.ts';

/** The id of a row, as a list said it. */
export const RowId = Type.String({ format: 'uuid', pattern: '^[0-9a-fA-F-]{36}$' });

export const RowParams = Type.Object({ id: RowId });

export const AccountId = Type.String({ maxLength: 120, description: 'The id of an account' });

export const AccountParams = Type.Object({ account: AccountId });

export const AccountRowParams = Type.Object({ account: AccountId, id: RowId });

export const SessionSchema = Type.Object({
  id: Text,
  browser: Type.String({ description: 'As the browser calls itself, shortened; empty if unknown' }),
  openedAt: Instant,
  seenAt: Instant,
  endsAt: Type.String({ format: 'date-time', description: 'UTC; earlier after 8 idle hours' }),
  current: Type.Boolean({ description: 'It is the one that asks' }),
});

export type SessionLine = Type.Static<typeof SessionSchema>;

export const SessionListSchema = Type.Object({ sessions: Type.Array(SessionSchema) });

/** As it is typed; what is too long is refused before it is hashed. */
export const Secret = (description: string) => Type.String({ maxLength: 1000, description });

export const AccountSchema = Type.Object({
  id: Text,
  handle: Text,
  role: Text,
  subUser: Type.Boolean({ description: 'It acts for a main account' }),
  password: Type.Boolean({ description: 'It has one' }),
  mobile: nullable(Type.String({ description: 'Masked: 139****0001' })),
  email: nullable(Type.String({ description: 'Masked: a***@example.com' })),
  secondFactor: Type.Object({
    on: Type.Boolean({ description: 'A code is asked for when it signs in' }),
    codesLeft: Type.Integer({ description: 'Codes on paper that were not used' }),
  }),
});

export type AccountView = Type.Static<typeof AccountSchema>;

export const PasswordBody = Type.Object(
  {
    current: Type.Optional(Secret('The one so far; left out where there is none')),
    password: Secret('8 to 256 characters; none of those that are tried first, and not the handle'),
  },
  { additionalProperties: false },
);

export const BeginBody = Type.Object(
  { password: Secret('Of the account') },
  { additionalProperties: false },
);

export const BegunSchema = Type.Object({
  secret: Type.String({ description: 'For typing into an app; told this once' }),
  address: Type.String({ description: 'otpauth://, for an app to read as a picture' }),
});

const Code = Type.String({ maxLength: 60, description: 'Of the app, or one on paper' });

export const ConfirmBody = Type.Object({ code: Code }, { additionalProperties: false });

export const CodesSchema = Type.Object({
  codes: Type.Array(Text, { description: 'For paper, each good once; told this once' }),
});

export const EndBody = Type.Object(
  { password: Secret('Of the account'), code: Code },
  { additionalProperties: false },
);

const key = {
  id: Text,
  name: Text,
  scopes: Type.Array(Type.Enum([...KEY_SCOPES])),
  createdAt: Instant,
  expiresAt: nullable(Instant),
  revokedAt: nullable(Instant),
  lastUsedAt: nullable(Instant),
};

export const KeySchema = Type.Object(key);

export type KeyLine = Type.Static<typeof KeySchema>;

export const KeyListSchema = Type.Object({ keys: Type.Array(KeySchema) });

export const MadeKeySchema = Type.Object({
  ...key,
  token: Type.String({ description: 'The key itself: told once, and never again' }),
});

export const NewKeyBody = Type.Object(
  {
    name: Type.String({
      pattern: `${NOBODYS_NUMBER}[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,59}$`,
      description: 'What it is for; no personal data',
    }),
    scope: Type.Enum([...KEY_SCOPES], { description: 'write: reads as well' }),
    expiresAt: Type.Optional(Instant),
  },
  { additionalProperties: false },
);
