import Type from 'typebox';
import { openedBy } from '#domain/reasons/opened-fields.ts';
import { recordedReasonText } from '#domain/reasons/reason-text.ts';
import { groupOf, reasonOf } from '#domain/reasons/review-reasons.ts';
import { fieldLabel } from '#domain/forms/changed-fields.ts';
import type { ReturnInWords } from '#orders/last-return.ts';
import type { WordedReason } from '#orders/reason-words.ts';
import { Instant, Text, nullable } from '../schemas.ts';
import { BilingualSchema } from './bilingual-schema.ts';

/** A reviewer's reason as its reader gets it. */
export const ReturnReasonSchema = Type.Object({
  field: Type.String({ description: 'JSON pointer into the form' }),
  label: BilingualSchema,
  code: Text,
  group: Text,
  title: BilingualSchema,
  explanation: BilingualSchema,
  remedy: BilingualSchema,
  curable: Type.Boolean({
    description: 'False: no correction helps, the order is to be abandoned',
  }),
  text: nullable(Type.String({ description: 'What the reviewer wrote of this field' })),
});

const OpenedSchema = Type.Array(
  Type.Object({
    field: Type.String({ description: 'JSON pointer into the form' }),
    label: BilingualSchema,
  }),
);

/** Why an order came back, and what of it is to be corrected. */
export const ReturnSchema = Type.Object({
  how: Text,
  at: Instant,
  reasons: Type.Array(ReturnReasonSchema),
  text: nullable(Type.String({ description: 'What the reviewer wrote of the whole' })),
  opinion: nullable(Type.String({ description: 'What the bureau wrote' })),
  errors: Type.Array(
    Type.Object({
      code: Text,
      title: BilingualSchema,
      remedy: BilingualSchema,
      fields: Type.Array(Type.String({ description: 'JSON pointer into the form' })),
      text: nullable(Type.String({ description: 'The bureau’s own words' })),
    }),
    { description: 'What the bureau’s computers found in the report' },
  ),
  opened: Type.Union([OpenedSchema, Type.Null()], {
    description: 'The fields to correct; null where nothing names a field: then all of them',
  }),
});

type ReturnView = Type.Static<typeof ReturnSchema>;

/** Reasons in both languages, with the values and the reviewer’s words that belong to them. */
export function reasonViews(
  reasons: readonly WordedReason[],
  filingType: string,
): ReturnView['reasons'] {
  return reasons.map(({ field, code, variables, text }) => {
    const zh = recordedReasonText(code, variables, 'zh');
    const en = recordedReasonText(code, variables, 'en');
    return {
      ...{ field, code, text },
      label: fieldLabel(field, filingType),
      group: groupOf(code),
      title: { zh: zh.title, en: en.title },
      explanation: { zh: zh.explanation, en: en.explanation },
      remedy: { zh: zh.remedy, en: en.remedy },
      curable: reasonOf(code).curable,
    };
  });
}

/** A return as its reader gets it. */
export function returnView(
  { type, at, reasons, note, opinion, errors }: ReturnInWords,
  filingType: string,
): ReturnView {
  const opened = openedBy({ reasons, errors }, filingType);
  return {
    how: type,
    at: at.toISOString(),
    reasons: reasonViews(reasons, filingType),
    text: note,
    opinion,
    errors: errors.map(({ fields, ...error }) => ({ ...error, fields: [...fields] })),
    opened: opened && [...opened],
  };
}
