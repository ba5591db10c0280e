import Type from 'typebox';
import { CONTENT_TYPES } from '#domain/materials/intake.ts';
import { MATERIAL_KIND_CODES } from '#domain/materials/kinds.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Instant, Text } from '../schemas.ts';

export const KindQuery = Type.Object(
  {
    kind: Type.Enum([...MATERIAL_KIND_CODES], {
      type: 'string',
      description: 'What the file is, e.g. subjectCertificate',
    }),
  },
  { additionalProperties: false },
);

export const MaterialParams = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{32}$', description: 'As its upload answered' }),
});

export const LinkParams = Type.Object({ token: Type.String({ maxLength: 300 }) });

/** A material that was uploaded. */
export const MaterialSchema = Type.Object({
  id: Type.String({ description: 'For the form’s materials' }),
  kind: Type.Enum([...MATERIAL_KIND_CODES], { type: 'string' }),
  contentType: Type.Enum([...CONTENT_TYPES], { type: 'string', description: 'Of what is kept' }),
  bytes: Type.Integer(),
  width: Type.Optional(Type.Integer()),
  height: Type.Optional(Type.Integer()),
  uploadedAt: Instant,
});

/** A material that the order's filing needs, or may need. */
const NeededSchema = Type.Object({
  kind: Type.Enum([...MATERIAL_KIND_CODES], { type: 'string' }),
  or: Type.Array(Type.Enum([...MATERIAL_KIND_CODES], { type: 'string' }), {
    description: 'Other kinds that do as well',
  }),
  label: BilingualSchema,
  because: BilingualSchema,
  source: Text,
  required: Type.Boolean({
    description: 'False: advised, or the form does not tell yet whether it is needed',
  }),
  template: Type.Optional(Type.String({ description: 'Where its template is' })),
});

export const MaterialsSchema = Type.Object({
  needed: Type.Array(NeededSchema),
  uploaded: Type.Array(MaterialSchema),
});

export const MaterialLinkSchema = Type.Object({
  path: Type.String({ description: 'Gives the file to whoever has it, until it expires' }),
  expiresAt: Instant,
});

/** A file as the body of a request or of an answer. */
export const FILE_BODY = {
  description: 'The file itself.',
  content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
} as const;
