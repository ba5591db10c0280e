import Type from 'typebox';
import { REVIEW_REASON_CODES } from '#domain/reasons/review-reasons.ts';
import { LONGEST_VALUE } from '#domain/reasons/variables.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Instant, PageQuery, Text, nullable } from '../schemas.ts';

export const URGENCIES = ['overdue', 'soon', 'later'] as const;

export const TaskParams = Type.Object({
  // Both: the format alone would take a URN as well.
  id: Type.String({ format: 'uuid', pattern: '^[0-9a-fA-F-]{36}$' }),
});

export const TaskListQuery = Type.Object(
  {
    ...PageQuery,
    province: Type.Optional(Type.String({ maxLength: 20 })),
    filingType: Type.Optional(Type.String({ maxLength: 40 })),
    stage: Type.Optional(Type.String({ maxLength: 40 })),
    holder: Type.Optional(
      Type.String({ maxLength: 80, description: '"me", "nobody" or the handle of a colleague' }),
    ),
    urgency: Type.Optional(
      Type.Enum([...URGENCIES], {
        description: 'overdue; soon: due by the end of the next working day; later',
      }),
    ),
  },
  { additionalProperties: false },
);

export const TaskSchema = Type.Object({
  id: Text,
  orderNo: nullable(Text),
  kind: Text,
  title: BilingualSchema,
  filingType: Text,
  province: Text,
  stage: Text,
  urgency: Type.Enum([...URGENCIES]),
  urgentAt: Instant,
  openedAt: Instant,
  holder: nullable(Text),
  claimedAt: nullable(Instant),
  facts: Type.Unknown(),
});

export type TaskView = Type.Static<typeof TaskSchema>;

export const TaskListSchema = Type.Object({
  tasks: Type.Array(TaskSchema),
  next: nullable(Text),
  empty: nullable(Type.String({ description: 'Why the list is empty' })),
});

export const NextTaskSchema = Type.Object({
  task: nullable(TaskSchema),
  empty: nullable(Text),
});

export const NextTaskBody = Type.Object(
  {
    province: Type.Optional(Type.String({ maxLength: 20 })),
    filingType: Type.Optional(Type.String({ maxLength: 40 })),
  },
  { additionalProperties: false },
);

/** A decision that takes two people, after the first of them. */
export const RecommendedSchema = Type.Object({
  id: Type.String({ description: 'Of the recommendation' }),
  orderNo: Text,
  decision: Text,
  waitsFor: Type.Array(Type.String({ description: 'A role' }), {
    description: 'Who may accept it; never the one who recommended it',
  }),
});

/** A reviewer's reasons, and his words about the whole. */
const SAID = {
  reasons: Type.Optional(
    Type.Array(
      Type.Object(
        {
          field: Type.String({ maxLength: 200, description: 'JSON pointer into the form' }),
          code: Type.Enum([...REVIEW_REASON_CODES]),
          variables: Type.Optional(
            Type.Record(
              Type.String({ pattern: '^[A-Za-z]{1,40}$' }),
              Type.Union([Type.String({ maxLength: LONGEST_VALUE }), Type.Integer()]),
              {
                additionalProperties: false,
                description: 'The values in the reason’s text: GET /api/v1/reasons names them',
              },
            ),
          ),
          text: Type.Optional(
            Type.String({ maxLength: 2000, description: 'For the applicant, about this field' }),
          ),
        },
        { additionalProperties: false },
      ),
      { maxItems: 50 },
    ),
  ),
  text: Type.Optional(
    Type.String({
      maxLength: 2000,
      description:
        'For the applicant, about the whole; the reason “other” needs it, or a text of its own',
    }),
  ),
};

/** A reviewer's decision. A return names at least one field with its reason. */
export const DecisionSchema = Type.Object(
  { decision: Type.Enum(['pass', 'returnToComplete', 'reject']), ...SAID },
  { additionalProperties: false },
);

/** A second person's own reasons and words for what was recommended. */
export const EditedSchema = Type.Object(SAID, { additionalProperties: false });

export const SettleSchema = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 2000, description: 'What was found and done' }) },
  { additionalProperties: false },
);

/** Whose tasks go where: handles of colleagues; null gives them back to their queue. */
export const HandOverSchema = Type.Object(
  {
    from: Type.String({ minLength: 1, maxLength: 80 }),
    to: nullable(Type.String({ minLength: 1, maxLength: 80 })),
  },
  { additionalProperties: false },
);

export const HandedOverSchema = Type.Object({
  taskIds: Type.Array(Type.String({ description: 'The tasks that went over' })),
});

export const AppliedSchema = Type.Object({
  applied: Type.Boolean({ description: 'False where it still fits nowhere: the task stays' }),
  why: nullable(Type.String({ description: 'Why it fits nowhere' })),
});
