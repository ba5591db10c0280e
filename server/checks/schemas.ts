import Type from 'typebox';
import { FORM_PLACE } from '../openapi.ts';
import { BilingualSchema } from '../orders/bilingual-schema.ts';
import { Text, nullable } from '../schemas.ts';

const Severity = Type.Union([
  Type.Literal('blocks'),
  Type.Literal('warns'),
  Type.Literal('informs'),
]);

/** What a check has to say about a filing. */
export const CheckFindingSchema = Type.Object({
  code: Type.String({ description: 'Stable, for programs' }),
  severity: Severity,
  field: Type.String({ description: 'JSON pointer into the form' }),
  fields: Type.Optional(Type.Array(Text)),
  text: BilingualSchema,
  remedy: BilingualSchema,
  source: Text,
  verified: Type.Optional(
    Type.Boolean({ description: 'Of a rule: somebody read it at its source' }),
  ),
  evidence: Type.Optional(BilingualSchema),
});

/** All that can be said of a filing, and what could not be checked. */
export const FilingReportSchema = Type.Object({
  ruleSet: nullable(Text),
  blocks: Type.Boolean({ description: 'Whether it could not be submitted so' }),
  findings: Type.Array(CheckFindingSchema, { description: 'In the order of the form' }),
  notChecked: Type.Array(
    Type.Object({ code: Text, text: BilingualSchema, missing: Type.Array(Text) }),
  ),
});

/** A filing to be checked; nothing of it is kept. */
export const FilingSchema = Type.Object(
  {
    filingType: Type.String({ maxLength: 40, description: 'newSubject' }),
    form: Type.Unknown(FORM_PLACE),
  },
  { additionalProperties: false },
);
