import { closingFields } from './closing-fields.ts';
import { endingReason, irreversible } from './ending-reasons.ts';
import { group } from './fields.ts';
import { FiledServiceSchema, FiledSubjectSchema, filingPassword } from './filed.ts';

/** The complete form of an access that ends (取消接入): this provider stops carrying the service. */
export const CancelAccessFormSchema = group(
  { zh: '取消接入表单', en: 'Form of an access that ends' },
  {
    subject: FiledSubjectSchema,
    service: FiledServiceSchema,
    reason: endingReason,
    ...closingFields,
  },
);

/** The complete form of one service's deregistration (注销互联网信息服务); the subject and its others stay. */
export const DeregisterServiceFormSchema = group(
  { zh: '注销互联网信息服务表单', en: 'Form of a deregistered service' },
  {
    subject: FiledSubjectSchema,
    service: FiledServiceSchema,
    reason: endingReason,
    irreversible,
    ...closingFields,
  },
);

/** The complete form of a subject's deregistration (注销主体), with everything under it. */
export const DeregisterSubjectFormSchema = group(
  { zh: '注销主体表单', en: 'Form of a deregistered subject' },
  {
    subject: FiledSubjectSchema,
    reason: endingReason,
    irreversible,
    filingPassword,
    ...closingFields,
  },
);
