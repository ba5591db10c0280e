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

export const AccountParams = Type.Object({
  id: Type.String({ maxLength: 120, description: 'As the list of accounts says it' }),
});

export const AccountsQuery = Type.Object(
  { ...PageQuery, role: Type.Optional(RoleSchema) },
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
  },
  { additionalProperties: false },
);

export const AccountChangeSchema = Type.Object(
  {
    role: Type.Optional(RoleSchema),
    scopes: Type.Optional(ScopesSchema),
    disabled: Type.Optional(Type.Boolean()),
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
};

export const AccountListSchema = Type.Object({
  accounts: Type.Array(Type.Object(account)),
  next: nullable(Text),
  empty: nullable(Text),
});

export const AccountTokenSchema = Type.Object({
  ...account,
  token: Type.String({ description: 'Its bearer token: told once, and never again' }),
});

export const ChangedAccountSchema = Type.Object({
  ...account,
  releasedTasks: Type.Array(
    Type.String({ description: 'Tasks that it may not work on any more: back in their queues' }),
  ),
});
