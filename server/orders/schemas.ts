import Type from 'typebox';
import { FORM_PLACE } from '../openapi.ts';
import { Instant, PageQuery, Text, nullable } from '../schemas.ts';
import { BilingualSchema } from './bilingual-schema.ts';
import { NoticeSchema } from './notices.ts';
import { ReturnReasonSchema, ReturnSchema } from './return-view.ts';
import { PreviousRoundSchema } from './round-view.ts';
import { OrderTaskSchema } from './tasks-of.ts';
import { VerificationSchema } from './verification.ts';

export const OrderParams = Type.Object({
  orderNo: Type.String({ maxLength: 40, description: 'e.g. BA20261122000001' }),
});

/** What opens an order. */
export const NewOrderSchema = Type.Object(
  {
    filingType: Type.String({
      maxLength: 40,
      description: 'newSubject, change …: see the forms of /openapi.json',
    }),
    form: Type.Optional(Type.Unknown(FORM_PLACE)),
  },
  { additionalProperties: false },
);

export const FormSchema = Type.Unknown(FORM_PLACE);

/** The fields that a reviewer has checked. */
export const MarksSchema = Type.Object(
  {
    checked: Type.Array(
      Type.String({ maxLength: 200, description: 'JSON pointer into the form' }),
      {
        maxItems: 500,
      },
    ),
  },
  { additionalProperties: false },
);

/** The day by which the present stage is to be over. */
const ExpectedSchema = Type.Object({
  day: Type.String({ description: 'The last day of the term, in Shanghai' }),
  at: Instant,
  term: Text,
  termTitle: BilingualSchema,
  provisional: Type.Boolean({
    description: 'The calendar of a year it counts in is not published',
  }),
  overdue: Type.Boolean(),
  held: Type.Boolean({ description: 'Its clock stands, by a manager’s word' }),
});

const common = {
  orderNo: Text,
  filingType: Text,
  province: nullable(Text),
  stage: Text,
  stageTitle: BilingualSchema,
  waitingOn: nullable(Text),
  outcome: nullable(Text),
  icpNumber: nullable(Text),
  expected: nullable(ExpectedSchema),
};

/** An order with everything its reader may see and do. */
export const OrderViewSchema = Type.Object({
  ...common,
  revision: Type.Integer(),
  formVersion: Type.Integer(),
  afterOrder: nullable(
    Type.String({ description: 'The order whose grant opened this one, with its corrections' }),
  ),
  nextOrder: nullable(
    Type.String({
      description: 'The change that its grant opened as a draft, with its corrections',
    }),
  ),
  allowed: Type.Array(Type.String({ description: 'What you may do now' })),
  returned: nullable(ReturnSchema),
  verification: nullable(VerificationSchema),
  undelivered: Type.Array(NoticeSchema, { description: 'Notices that will never arrive' }),
  createdAt: Instant,
  submittedAt: nullable(Instant),
  endedAt: nullable(Instant),
  tasks: Type.Optional(Type.Array(OrderTaskSchema, { description: 'For staff: what is open' })),
  form: Type.Optional(Type.Unknown(FORM_PLACE)),
  masked: Type.Optional(
    Type.Array(Text, {
      description: 'JSON pointers of what is masked in the form; see POST …/reveal',
    }),
  ),
  opened: Type.Optional(
    nullable(
      Type.Array(Text, {
        description: 'JSON pointers of the fields that may be corrected now; null where it is all',
      }),
    ),
  ),
  checked: Type.Optional(
    Type.Array(Text, {
      description: 'For reviewers: JSON pointers of the fields marked as checked',
    }),
  ),
  previousRound: Type.Optional(nullable(PreviousRoundSchema)),
});

export type OrderView = Type.Static<typeof OrderViewSchema>;

/** What an act on an order comes to. */
export const AdvancedSchema = Type.Object({
  orderNo: Text,
  stage: Text,
  revision: Type.Integer(),
  formVersion: Type.Integer(),
  waitingOn: nullable(Text),
  outcome: nullable(Text),
  allowed: Type.Array(Text),
});

export const OrderListQuery = Type.Object(
  {
    ...PageQuery,
    stage: Type.Optional(Type.String({ maxLength: 40 })),
    open: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false')])),
  },
  { additionalProperties: false },
);

/** A page of orders; `empty` says why there are none. */
export const OrderListSchema = Type.Object({
  orders: Type.Array(
    Type.Object({
      ...common,
      createdAt: Instant,
      subUser: nullable(
        Type.String({
          description: 'For its main account: the handle of the sub-user whose it is',
        }),
      ),
    }),
  ),
  next: nullable(Text),
  empty: nullable(Text),
});

export const TimelineSchema = Type.Object({
  orderNo: Text,
  timeline: Type.Array(
    Type.Object({
      revision: Type.Integer(),
      type: Text,
      title: BilingualSchema,
      actorRole: Text,
      actor: nullable(
        Type.String({ description: 'The handle of a member of staff; only staff see it' }),
      ),
      recommendedBy: nullable(
        Type.String({
          description: 'Who recommended what the actor then accepted; only staff see it',
        }),
      ),
      at: Instant,
      fromStage: Text,
      stage: Text,
      facts: Type.Unknown(),
      text: nullable(Text),
      reasons: Type.Array(ReturnReasonSchema, { description: 'Of a return, in words' }),
    }),
  ),
  notices: Type.Array(NoticeSchema),
});

export type Timeline = Type.Static<typeof TimelineSchema>;
