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
  mark: Type.String({ description: 'Who had this page, when, and which row of it says so' }),
  empty: nullable(Text),
});

export type AuditList = Type.Static<typeof AuditListSchema>;

export const ChainSchema = Type.Object({
  rows: Type.Integer({ description: 'How many rows the chain holds' }),
  signed: nullable(
    Type.Object({
      seq: Text,
      at: Instant,
      holds: Type.Boolean({ description: 'It is ours, and its link still is what was signed' }),
    }),
  ),
  unsigned: Type.Integer({ description: 'Rows that were written since the newest signature' }),
});

export type ChainView = Type.Static<typeof ChainSchema>;

export const VerifiedSchema = Type.Object({
  rows: Type.Integer(),
  anchors: Type.Integer(),
  faults: Type.Array(Type.Object({ link: nullable(Text), what: Text }), {
    description: 'The first thousand; none is as it should be',
  }),
});

export type VerifiedView = Type.Static<typeof VerifiedSchema>;
