import Type from 'typebox';
import { ChangesSchema } from './changes.ts';
import { closingFieldsWithDomains } from './closing-fields.ts';
import { group } from './fields.ts';
import { FiledServiceSchema, FiledSubjectSchema, filingPassword } from './filed.ts';

/** The complete form of a change (变更备案) of the subject, of one service, or of both. */
export const ChangeFormSchema = group(
  { zh: '变更备案表单', en: 'Form of a change' },
  {
    subject: FiledSubjectSchema,
    service: Type.Optional(FiledServiceSchema),
    changes: ChangesSchema,
    filingPassword,
    ...closingFieldsWithDomains,
  },
);
