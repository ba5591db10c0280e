import Type from 'typebox';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Instant, PageQuery, Text, nullable } from '../schemas.ts';

const searched = (description: string) =>
  Type.Optional(Type.String({ maxLength: 255, description }));

export const FilingsQuery = Type.Object(PageQuery, { additionalProperties: false });

/** What a filing is looked for by: in a body, since a name or a certificate may be a person's. */
export const FilingsSearch = Type.Object(
  {
    ...PageQuery,
    number: searched('The filing number of a subject or a service'),
    domain: searched('A domain, in its script or as xn--'),
    name: searched('The name of a subject or a service, in full'),
    certificate: searched('The number of the subject’s certificate'),
    account: searched('The handle or the id of an account'),
  },
  { additionalProperties: false },
);

export const FilingParams = Type.Object({
  number: Type.String({ maxLength: 64, description: 'e.g. 津ICP备2026000001号 or …号-1' }),
});

/** A field of a record, with its names; what the reader may not read of persons is masked. */
const FieldSchema = Type.Object({
  field: Type.String({ description: 'JSON pointer, as forms and reasons name it' }),
  label: BilingualSchema,
  value: Type.Unknown(),
  masked: Type.Boolean({ description: 'Whether it is about a person and masked' }),
});

const DifferenceSchema = Type.Object({
  field: Type.String({ description: 'JSON pointer, as forms and reasons name it' }),
  label: BilingualSchema,
  before: Type.Optional(Type.Unknown()),
  after: Type.Optional(Type.Unknown()),
});

/** What is the same of every record that stands in the registry. */
const standing = {
  id: Text,
  providerId: nullable(
    Type.Integer({ description: 'The provider’s id of it in the authority’s interface' }),
  ),
  bureauId: nullable(Type.Integer({ description: 'The bureau’s id of it' })),
  grantedAt: Instant,
  endedAt: nullable(Instant),
  fields: Type.Array(FieldSchema),
};

const AccessSchema = Type.Object(standing);

/** A record that stands in the registry. */
export type StandingView = Type.Static<typeof AccessSchema>;

const ServiceSchema = Type.Object({
  icpNumber: Text,
  kind: Text,
  name: Text,
  domains: Type.Array(Text),
  ...standing,
  accesses: Type.Array(AccessSchema),
});

const summary = {
  icpNumber: Text,
  name: Text,
  nature: Text,
  province: Text,
  endedAt: nullable(Instant),
};

/** A page of filings; `empty` says why there are none. */
export const FilingListSchema = Type.Object({
  filings: Type.Array(
    Type.Object({
      ...summary,
      services: Type.Array(
        Type.Object({
          icpNumber: Text,
          kind: Text,
          name: Text,
          domains: Type.Array(Text),
          endedAt: nullable(Instant),
        }),
      ),
    }),
  ),
  next: nullable(Text),
  empty: nullable(Text),
});

export type FilingListView = Type.Static<typeof FilingListSchema>;

export const FilingSchema = Type.Object({
  ...summary,
  subject: nullable(
    Type.Object(standing, { description: 'Null for whoever may see only services of it' }),
  ),
  services: Type.Array(ServiceSchema),
  openOrders: Type.Array(
    Type.Object({
      orderNo: Text,
      filingType: Text,
      filingTypeTitle: BilingualSchema,
      stage: Text,
      stageTitle: BilingualSchema,
    }),
  ),
});

export type FilingView = Type.Static<typeof FilingSchema>;

const RecordId = Type.String({ pattern: '^[0-9a-f-]{36}$' });

export const VersionsSchema = Type.Object({
  versions: Type.Array(
    Type.Object({
      kind: Text,
      kindTitle: BilingualSchema,
      record: RecordId,
      version: Type.Integer(),
      change: Text,
      changeTitle: BilingualSchema,
      at: Instant,
      actorRole: Text,
      actor: nullable(Type.String({ description: 'A handle; only staff see it' })),
      orderNo: nullable(Text),
      source: Type.String({ description: 'order, import, authority' }),
    }),
  ),
  empty: nullable(Text),
});

export type VersionsView = Type.Static<typeof VersionsSchema>;

const VersionNumber = Type.String({ pattern: '^[1-9][0-9]{0,5}$' });

export const CompareQuery = Type.Object(
  {
    from: VersionNumber,
    to: VersionNumber,
    record: Type.Optional({
      ...RecordId,
      description: 'An access of the service; without it, what the number is of',
    }),
  },
  { additionalProperties: false },
);

export const ComparisonSchema = Type.Object({
  kind: Text,
  from: Type.Integer(),
  to: Type.Integer(),
  differences: Type.Array(DifferenceSchema),
  empty: nullable(Text),
});

export type ComparisonView = Type.Static<typeof ComparisonSchema>;

/** What an order does to the registry. */
export const PreviewSchema = Type.Object({
  orderNo: Text,
  state: Type.String({ description: 'planned, written; without: it ended and changed nothing' }),
  changes: Type.Array(
    Type.Object({
      kind: Text,
      kindTitle: BilingualSchema,
      change: Text,
      changeTitle: BilingualSchema,
      number: nullable(Type.String({ description: 'Null until the bureau issues one' })),
      differences: Type.Array(DifferenceSchema),
    }),
  ),
  afterwards: nullable(BilingualSchema),
  empty: nullable(Text),
});

export const PublicQuery = Type.Object(
  {
    number: searched('The filing number of a subject or a service'),
    domain: searched('A domain'),
  },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
);

/** What the ministry’s public query tells, and no more. */
export const PublicFilingsSchema = Type.Object({
  filings: Type.Array(
    Type.Object({
      subjectNumber: Text,
      subjectName: Text,
      nature: Text,
      natureTitle: BilingualSchema,
      serviceNumber: Text,
      serviceName: Text,
      kind: Text,
      domains: Type.Array(Text),
      approvedOn: Type.String({
        description: 'The last approval of it or of its subject (审核通过日期); a day in Shanghai',
      }),
    }),
  ),
  empty: nullable(BilingualSchema),
});
