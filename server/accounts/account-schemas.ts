import Type from 'typebox';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { PROVINCES } from '#domain/provinces.ts';
import { STAFF } from '#domain/roles.ts';
import { NOBODYS_NUMBER, Instant, PageQuery, Text, nullable } from '../schemas.ts';

/** The roles that a person’s account may have. */
const RoleSchema = Type.Enum(['applicant', ...STAFF]);

const ScopeSchema = Type.Object(
  {
    province: nullable(Type.Enum(Object.keys(PROVINCES), { description: 'null: all provinces' })),
    filingType: nullable(
      Type.Enum(Object.keys(FILING_TYPES) as FilingType[], { description: 'null: all types' }),
    ),
  },
  { additionalProperties: false },
);

const ScopesSchema = Type.Array(ScopeSchema, {
  maxItems: 300,
  description: 'What a reviewer reviews; none is everything',
});

const SignInName = Type.String({
  ...{ minLength: 1, maxLength: 255 },
  description: 'Staff: the name at the identity provider; kept as a keyed hash alone',
});

export const AccountParams = Type.Object({
  id: Type.String({ maxLength: 120, description: 'As the list of accounts says it' }),
});

export const AccountsQuery = Type.Object(
  {
    ...PageQuery,
    role: Type.Optional(RoleSchema),
    handle: Type.Optional(Type.String({ maxLength: 80, description: 'How the handle begins' })),
  },
  { additionalProperties: false },
);

export const NewAccountSchema = Type.Object(
  {
    handle: Type.String({
      // A part of an id, which stands everywhere.
      pattern: `${NOBODYS_NUMBER}[a-z0-9][a-z0-9-]{0,62}$`,
      description: 'Small letters, digits and hyphens; nobody’s name',
    }),
    role: RoleSchema,
    locale: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
    mobile: Type.Optional(
      Type.String({ maxLength: 20, description: 'Where its text messages go; kept sealed' }),
    ),
    email: Type.Optional(
      Type.String({ maxLength: 255, description: 'Where its mail goes; kept sealed' }),
    ),
    scopes: Type.Optional(ScopesSchema),
    signInName: Type.Optional(SignInName),
  },
  { additionalProperties: false },
);

export const AccountChangeSchema = Type.Object(
  {
    role: Type.Optional(RoleSchema),
    scopes: Type.Optional(ScopesSchema),
    disabled: Type.Optional(Type.Boolean()),
    version: Type.Optional(
      Type.String({
        maxLength: 40,
        description: 'Of the account as you read it: refused with 412 where it changed since',
      }),
    ),
    signInName: Type.Optional(nullable(SignInName)),
  },
  { additionalProperties: false, minProperties: 1 },
);

const account = {
  id: Text,
  handle: Text,
  role: Text,
  mainAccount: nullable(Type.String({ description: 'Of a sub-user: its main account' })),
  createdAt: Instant,
  disabledAt: nullable(Instant),
  scopes: Type.Array(Type.Object({ province: nullable(Text), filingType: nullable(Text) }), {
    description: 'None is everything',
  }),
  lastSignInAt: nullable(
    Type.String({
      format: 'date-time',
      description: 'When its newest session on record began; keys are not counted',
    }),
  ),
  secondFactor: Type.Boolean({ description: 'A code is asked for when it signs in' }),
  version: Type.String({ description: 'Another one whenever role, scopes or standing change' }),
  signIn: Type.Enum(['none', 'named', 'bound'], {
    description: 'At the identity provider: not, not yet, or as whoever signed in there first',
  }),
};

export const AccountFactsSchema = Type.Object(account);

export type AccountLine = Type.Static<typeof AccountFactsSchema>;

export const AccountListSchema = Type.Object({
  accounts: Type.Array(Type.Object(account)),
  next: nullable(Text),
  empty: nullable(Text),
});

export const AccountTokenSchema = Type.Object({
  ...account,
  token: nullable(
    Type.String({
      description:
        'Its bearer token: told once, and never again; null where it signs in at the identity provider',
    }),
  ),
});

const released = {
  releasedTasks: Type.Array(
    Type.String({ description: 'Tasks that it may not work on any more: back in their queues' }),
  ),
};

export const ReleasedSchema = Type.Object(released);

export const ChangedAccountSchema = Type.Object({ ...account, ...released });
