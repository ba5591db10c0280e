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

/**
 * The complete form of a further access (新增接入): a service that is filed through another provider is now
 * also carried here. It may correct what is filed.
 */
export const NewAccessFormSchema = group(
  { zh: '新增接入表单', en: 'Form of a further access' },
  {
    subject: FiledSubjectSchema,
    service: FiledServiceWithDomainsSchema,
    access: AccessSchema,
    changes: Type.Optional(ChangesSchema),
    filingPassword,
    ...closingFields,
  },
);
