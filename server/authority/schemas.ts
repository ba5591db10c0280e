import Type from 'typebox';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Instant, Text, nullable } from '../schemas.ts';

export const TAGS = ['authority'];

export const EndpointParams = Type.Object({
  endpoint: Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
});

/** Nine digits: more than a link will ever send, and what the record’s integers hold. */
export const HIGHEST_SEQUENCE = 999_999_999;

export const UploadParams = Type.Object({
  ...EndpointParams.properties,
  sequence: Type.String({ pattern: '^[1-9]\\d{0,8}$' }),
});

export const DownloadParams = Type.Object({
  ...EndpointParams.properties,
  fileName: Type.String({ minLength: 1, maxLength: 200 }),
});

/** Why a link waits or stands still, and what is to be done. */
const TroubleSchema = Type.Object({
  code: Type.String({ description: 'The authority’s call code, or ours for a line that is down' }),
  title: BilingualSchema,
  remedy: BilingualSchema,
});

/** The link to one bureau. */
const LinkSchema = Type.Object({
  endpoint: Text,
  version: Text,
  provinces: Type.Array(Text),
  state: Type.Enum(['running', 'waiting', 'stopped', 'silent'], {
    description: 'silent: the line is down, it is tried again',
  }),
  trouble: nullable(TroubleSchema),
  since: nullable(Instant),
  until: nullable(Instant),
  sequence: Type.Integer({ description: 'Number of the last file that the authority has taken' }),
  queued: Type.Integer({ description: 'Reports that wait for their turn' }),
  lastContactAt: nullable(Instant),
  unprocessed: Type.Integer({ description: 'Files that were fetched and are not settled yet' }),
});

export const LinksSchema = Type.Object({
  links: Type.Array(LinkSchema),
  uncovered: Type.Array(
    Type.Object({
      province: Text,
      queued: Type.Integer({ description: 'Reports that wait for an endpoint to be set up' }),
    }),
    { description: 'Provinces that reports wait for and that no endpoint covers' },
  ),
  empty: nullable(Text),
});

export type LinksView = Type.Static<typeof LinksSchema>;

const FileSchema = Type.Object({
  direction: Type.Enum(['sent', 'received']),
  name: Type.String({
    description: 'The number of a file that was sent, the name of one received',
  }),
  operation: nullable(Text),
  hash: Text,
  bytes: Type.Integer(),
  state: Text,
  attempts: nullable(Type.Integer()),
  why: nullable(Text),
  at: Instant,
  settledAt: nullable(Instant),
  orders: Type.Array(Text),
});

export const FilesSchema = Type.Object({
  files: Type.Array(FileSchema),
  empty: nullable(Text),
});

export const FileTextSchema = Type.Object({
  name: Text,
  masked: Type.Boolean(),
  xml: Text,
});

/** Who looks at personal data says what for; it is recorded, so it is no free text that could name people. */
export const RevealSchema = Type.Object(
  { purpose: Type.Enum(['faultFinding', 'bureauInquiry', 'customerInquiry', 'audit']) },
  { additionalProperties: false },
);

export const NewsQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  state: Type.Optional(Type.Enum(['received', 'settled'])),
  after: Type.Optional(Type.String({ maxLength: 300 })),
});

export const NewsParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 300 }) });

export const NewsTextSchema = Type.Object({
  id: Text,
  masked: Type.Boolean(),
  content: Type.Unknown({ description: 'What the bureau said' }),
});

export const NewsListSchema = Type.Object({
  news: Type.Array(
    Type.Object({
      id: Text,
      endpoint: Text,
      kind: Text,
      title: BilingualSchema,
      state: Text,
      receivedAt: Instant,
      content: Type.Unknown({ description: 'What the bureau said, personal data masked' }),
    }),
  ),
  empty: nullable(Text),
});
