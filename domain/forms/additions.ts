import Type from 'typebox';
import { AccessSchema } from './access.ts';
import { ChangesSchema } from './changes.ts';
import { closingFields, closingFieldsWithDomains } from './closing-fields.ts';
import { group } from './fields.ts';
import { FiledServiceWithDomainsSchema, FiledSubjectSchema, filingPassword } from './filed.ts';
import { ServiceSchema } from './service.ts';

/** The complete form of a further service under a filed subject (新增服务). */
export const NewServiceFormSchema = group(
  { zh: '新增服务表单', en: 'Form of a further service' },
  {
    subject: FiledSubjectSchema,
    service: ServiceSchema,
    filingPassword,
    ...closingFieldsWithDomains,
  },
);

/** What an access finds to be wrong in what is filed; the access itself is filed without it. */
const CorrectionsSchema = group(
  {
    ...{ zh: '更正内容', en: 'Corrections' },
    help: {
      zh: '只填写要更正的字段。接入备案成功后，更正内容填入变更备案草稿，另行办理。',
      en: 'Only the fields that are wrong. Once the access is granted they wait in a draft of a change.',
    },
  },
  ChangesSchema.properties,
);

/**
 * The complete form of a further access (新增接入): a service that is filed through another provider is now
 * also carried here. It may correct what is filed: that follows as a change.
 */
export const NewAccessFormSchema = group(
  { zh: '新增接入表单', en: 'Form of a further access' },
  {
    subject: FiledSubjectSchema,
    service: FiledServiceWithDomainsSchema,
    access: AccessSchema,
    changes: Type.Optional(CorrectionsSchema),
    filingPassword,
    ...closingFields,
  },
);
