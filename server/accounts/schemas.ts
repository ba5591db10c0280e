import Type from 'typebox';
import { NOBODYS_NUMBER, Instant, Text, nullable } from '../schemas.ts';

const Id = Type.String({ maxLength: 120, description: 'As the list of sub-users says it' });

export const SubUserParams = Type.Object({ id: Id });

export const GrantParams = Type.Object({
  id: Id,
  icpNumber: Type.String({
    maxLength: 64,
    description: 'The filing number of a service, in any accepted spelling',
  }),
});

export const NewSubUserSchema = Type.Object(
  {
    name: Type.String({
      // A part of an id, which stands everywhere.
      pattern: `${NOBODYS_NUMBER}[a-z0-9][a-z0-9-]{0,30}$`,
      description: 'Small letters, digits and hyphens; the handle is your own, a dot, and this',
    }),
    locale: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
    mobile: Type.Optional(
      Type.String({ maxLength: 20, description: 'Where its text messages go; kept sealed' }),
    ),
    email: Type.Optional(
      Type.String({ maxLength: 255, description: 'Where its mail goes; kept sealed' }),
    ),
  },
  { additionalProperties: false },
);

const subUser = { id: Text, handle: Text, createdAt: Instant, disabledAt: nullable(Instant) };

export const SubUserSchema = Type.Object(subUser);

export type SubUserView = Type.Static<typeof SubUserSchema>;

/** The only answer with a token in it. */
export const SubUserTokenSchema = Type.Object({
  ...subUser,
  token: Type.String({ description: 'Its bearer token: told once, and never again' }),
});

export const SubUserListSchema = Type.Object({
  subUsers: Type.Array(SubUserSchema),
  empty: nullable(Text),
});

export const GrantSchema = Type.Object({
  icpNumber: Text,
  kind: Text,
  name: Text,
  grantedAt: Instant,
});

export type GrantView = Type.Static<typeof GrantSchema>;

export const GrantListSchema = Type.Object({
  grants: Type.Array(GrantSchema),
  empty: nullable(Text),
});
