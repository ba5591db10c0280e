import { closingFields } from './closing-fields.ts';
import { group, optionalList, text } from './fields.ts';
import { FiledServiceSchema, FiledSubjectSchema } from './filed.ts';

/** The complete form of a claim (认领备案): what was filed elsewhere in the provider comes under this account. */
export const ClaimFormSchema = group(
  { zh: '认领备案表单', en: 'Form of a claim' },
  {
    subject: FiledSubjectSchema,
    services: optionalList(
      {
        ...{ zh: '认领的服务', en: 'Services that are claimed' },
        help: { zh: '不填写表示认领该主体的全部服务。', en: 'Left out: all of the subject.' },
      },
      FiledServiceSchema,
      200,
    ),
    ...closingFields,
  },
);

/** The complete form of a transfer (转移互联网信息服务): a service moves to another account of the provider. */
export const TransferFormSchema = group(
  { zh: '转移互联网信息服务表单', en: 'Form of a transfer' },
  {
    subject: FiledSubjectSchema,
    service: FiledServiceSchema,
    receiver: group(
      { zh: '接收方', en: 'Receiver' },
      {
        account: text(
          {
            ...{ zh: '接收方账号', en: 'Account of the receiver', example: 'applicant-2' },
            help: {
              zh: '接收方在本接入商的账号；双方均不得有进行中的订单。',
              en: "The receiver's account here; neither side may have an open order.",
            },
          },
          64,
        ),
        subjectName: text(
          {
            ...{ zh: '接收方主体名称', en: 'Name of the receiving subject' },
            help: {
              zh: '接收方证件上的名称；服务不能转移给个人。',
              en: 'As on its certificate; a service does not move to an individual.',
            },
            example: '天津津海示例物流有限公司',
          },
          255,
        ),
      },
    ),
    ...closingFields,
  },
);
