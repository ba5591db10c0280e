import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import type { SmsStateTold } from '#domain/sms-verification.ts';

/** A WSDL (an address, or a file), and where the calls go if not to where the WSDL says. */
const ServiceSchema = Type.Object(
  {
    wsdl: Type.String({ minLength: 1 }),
    address: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

/**
 * One bureau's endpoint and how we speak to it. What the interface's text leaves open stands here, so that
 * it can differ from bureau to bureau (docs/decisions, "The ministry's interface").
 */
const EndpointSchema = Type.Object(
  {
    /** Its name in our record: it never changes once something was sent. */
    name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' }),
    version: Type.Literal('V3.0'),
    /** Subjects of these provinces are reported here. */
    provinces: Type.Array(Type.Enum([...PROVINCE_NAMES]), { minItems: 1 }),
    upDownload: ServiceSchema,
    beianStatus: Type.Optional(ServiceSchema),
    verifyPassword: Type.Optional(ServiceSchema),
    /** The provider's public number at the authority. */
    ispId: Type.Integer({ minimum: 1 }),
    user: Type.String({ minLength: 1 }),
    password: Type.String({ minLength: 1 }),
    /** AES key and initialisation vector in base64, where files are encrypted. */
    encryption: Type.Optional(
      Type.Object({ key: Type.String(), iv: Type.String() }, { additionalProperties: false }),
    ),
    /** Our own addition to V3.0: SMS state, apps, IPv6. Only a counterpart that knows it may be sent it. */
    extension: Type.Optional(Type.Enum(['none', 'beian.1'])),
    /** What a bureau calls its methods and their parameters, by the specification's names, where order does not tell. */
    names: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Object({
          operation: Type.Optional(Type.String()),
          parameters: Type.Optional(Type.Record(Type.String(), Type.String())),
        }),
      ),
    ),
    /** Between two looks when nothing is expected, in seconds. */
    pollSeconds: Type.Optional(Type.Number({ minimum: 0.05, maximum: 3600 })),
    /** And while an order waits for this bureau; not longer than the other. */
    awaitedPollSeconds: Type.Optional(Type.Number({ minimum: 0.05, maximum: 3600 })),
    /** A link is locked while several calls are made: none of them may take long. */
    timeoutSeconds: Type.Optional(Type.Number({ minimum: 0.1, maximum: 30 })),
    recordsPerFile: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    /** Where the servers stand and how sites are connected, in the words of the code tables. */
    serverPlaces: Type.Optional(Type.Array(Type.Enum([...PROVINCE_NAMES]), { minItems: 1 })),
    accessMethods: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    /** How a filing password is sent when it is asked about: the text does not say. Default: as uploads carry it, hashed. */
    filingPassword: Type.Optional(Type.Enum(['md5', 'plain'])),
    /** What a picture's limit of “100K” counts: the picture or its base64, in 1,024 or 1,000 bytes. Default: the first of each. */
    imageLimit: Type.Optional(
      Type.Object(
        {
          counts: Type.Optional(Type.Enum(['picture', 'base64'])),
          kilobyte: Type.Optional(Type.Enum([1024, 1000])),
        },
        { additionalProperties: false },
      ),
    ),
    /** Which number of a code table's row is meant where an upload asks for one. */
    codeId: Type.Optional(Type.Enum(['Id', 'Ysid'])),
  },
  { additionalProperties: false },
);

export type Endpoint = Type.Static<typeof EndpointSchema>;

/** Whether an endpoint says how SMS verification stands: V3.0 has no word for it, our extension has. */
export const smsStateTold = ({
  extension,
}: {
  readonly extension?: Endpoint['extension'];
}): SmsStateTold => (extension === 'beian.1' ? 'byInterface' : 'notByInterface');

const endpoints = Compile(Type.Array(EndpointSchema, { minItems: 1 }));

/**
 * Reads the endpoints of an installation.
 * @throws Error whose message ends a sentence ("must …"), as settings want it; passwords are not repeated.
 */
export function readEndpoints(json: string): readonly Endpoint[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Error('must be a JSON list of endpoints');
  }
  if (!endpoints.Check(parsed)) {
    const [first] = endpoints.Errors(parsed);
    throw new Error(`is wrong at ${first?.instancePath ?? '/'}: ${first?.message ?? ''}`);
  }
  const taken = new Set<string>();
  for (const key of parsed.flatMap(({ name, provinces }) => [name, ...provinces])) {
    if (taken.has(key)) throw new Error(`must name ${key} once`);
    taken.add(key);
  }
  for (const [n, { encryption }] of parsed.entries()) requireAes(encryption, `/${String(n)}`);
  return parsed;
}

/** What AES takes, in bytes: a key of any of its three sizes, and one block of an initialisation vector. */
const AES_BYTES = { key: [16, 24, 32], iv: [16] } as const;

/** A key of another size would fail at the first file, and at every one after it. */
function requireAes(encryption: Endpoint['encryption'], at: string): void {
  if (encryption === undefined) return;
  for (const part of ['key', 'iv'] as const) {
    const sizes: readonly number[] = AES_BYTES[part];
    if (sizes.includes(bytesInBase64(encryption[part]) ?? 0)) continue;
    const words = sizes.join(', ').replace(/, (\d+)$/, ' or $1');
    throw new Error(`must be ${words} bytes in base64 at ${at}/encryption/${part}`);
  }
}

/** How many bytes a text in base64 stands for; undefined where it is none. */
function bytesInBase64(text: string): number | undefined {
  const [, digits] = /^([A-Za-z0-9+/]*)={0,2}$/.exec(text) ?? [];
  return digits === undefined ? undefined : Math.floor((digits.length * 3) / 4);
}
