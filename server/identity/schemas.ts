import Type from 'typebox';
import { Instant, Text } from '../schemas.ts';

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
