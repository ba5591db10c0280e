import Type from 'typebox';
import { REPAIR_TARGETS } from '#domain/stages.ts';
import { AUTHORITY_ANSWERS } from '#domain/events.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { ReturnReasonSchema } from '../orders/return-view.ts';
import { NOBODYS_NUMBER, Instant, Text, nullable } from '../schemas.ts';

const Why = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

export const ProposalParams = Type.Object({
  id: Type.String({ format: 'uuid', pattern: '^[0-9a-fA-F-]{36}$' }),
});

/** An administrator's repair. */
export const RepairSchema = Type.Object(
  { to: Type.Enum([...REPAIR_TARGETS]), reason: Why },
  { additionalProperties: false },
);

/** What the authority said while its interface was down. */
export const ManualResultSchema = Type.Object(
  {
    result: Type.Enum([...AUTHORITY_ANSWERS]),
    reference: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: `${NOBODYS_NUMBER}[\\p{L}\\p{N}〔〕（）() ._/-]+$`,
      description: 'The number of the authority’s letter or notice, and nothing else',
    }),
    subjectNumber: Type.Optional(Type.String({ maxLength: 40 })),
    serviceNumber: Type.Optional(Type.String({ maxLength: 40 })),
    text: Type.String({
      minLength: 1,
      maxLength: 2000,
      pattern: '\\S',
      description: 'The authority’s opinion; the applicant reads it where the order is returned',
    }),
  },
  { additionalProperties: false },
);

export const ProposedSchema = Type.Object({ id: Text });

export const ProposalSchema = Type.Object({
  id: Text,
  kind: Text,
  title: BilingualSchema,
  orderNo: Text,
  state: Text,
  content: Type.Unknown(),
  text: Type.String({ description: 'Why; of a recommendation, what the applicant would read' }),
  reasons: Type.Array(
    Type.Object({
      ...ReturnReasonSchema.properties,
      variables: Type.Unknown({ description: 'The values in the reason’s text, by their names' }),
    }),
    { description: 'Of a recommendation, in words' },
  ),
  comment: nullable(Type.String({ description: 'What was said when it was sent back' })),
  proposedBy: Text,
  proposedAt: Instant,
  decidedBy: nullable(Text),
  decidedAt: nullable(Instant),
  mayApprove: Type.Boolean({ description: 'You may be its second person' }),
});

export type ProposalView = Type.Static<typeof ProposalSchema>;

export const ProposalListSchema = Type.Object({
  proposals: Type.Array(ProposalSchema),
  empty: nullable(Text),
});

export const ApprovedSchema = Type.Object({
  orderNo: Text,
  stage: Text,
  revision: Type.Integer(),
  placed: Type.Boolean({ description: 'False where the result fits nowhere: a clerk has a task' }),
});
