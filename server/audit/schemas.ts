import Type from 'typebox';
import { Instant, nullable, PageQuery, Text } from '../schemas.ts';

export const TAGS = ['audit'];

const SOUGHT = { minLength: 1, maxLength: 200 };

export const AuditQuery = Type.Object(
  {
    ...PageQuery,
    actor: Type.Optional(Type.String({ ...SOUGHT, description: 'A handle or an account’s id' })),
    action: Type.Optional(Type.String({ ...SOUGHT, description: 'As in the list, e.g. submit' })),
    target: Type.Optional(
      Type.String({ ...SOUGHT, description: 'An order’s number, a task’s id …' }),
    ),
    from: Type.Optional(Type.String({ format: 'date-time', description: 'From this instant on' })),
    to: Type.Optional(Type.String({ format: 'date-time', description: 'Before this instant' })),
  },
  { additionalProperties: false },
);

export const AuditListSchema = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: Text,
      at: Instant,
      actor: Type.Object({ id: Text, handle: nullable(Text), role: Text }),
      action: Text,
      target: Text,
      origin: Type.String({
        description: 'The address that asked, or the command line; empty for the system itself',
      }),
      before: Type.Unknown(),
      after: Type.Unknown(),
    }),
  ),
  next: nullable(Text),
  empty: nullable(Text),
});
