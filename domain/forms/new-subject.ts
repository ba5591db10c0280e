import type Type from 'typebox';
import { closingFieldsWithDomains } from './closing-fields.ts';
import { draftOf } from './draft-of.ts';
import { group } from './fields.ts';
import { person } from './person.ts';
import { ServiceSchema } from './service.ts';
import { SubjectSchema } from './subject.ts';

/** The complete form of a first filing (首次备案): a subject, its owner and its first service. */
export const NewSubjectFormSchema = group(
  { zh: '首次备案表单', en: 'Form of a first filing' },
  {
    subject: SubjectSchema,
    subjectOwner: person('主体负责人', 'Subject owner'),
    service: ServiceSchema,
    ...closingFieldsWithDomains,
  },
);

export type NewSubjectForm = Type.Static<typeof NewSubjectFormSchema>;

/** The same form while it is being filled in: anything may still be missing. */
export const NewSubjectDraftSchema = draftOf(NewSubjectFormSchema);
