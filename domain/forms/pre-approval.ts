import type Type from 'typebox';
import { choiceOf, group, optionalList, optionalText, text } from './fields.ts';
import { PRE_APPROVAL_KINDS } from './pre-approval-kinds.ts';
import { validUntil } from './validity-field.ts';

/** An approval that was given before the filing (前置审批). */
const PreApprovalSchema = group(
  { zh: '前置审批', en: 'Pre-approval' },
  {
    kind: choiceOf(
      { zh: '前置审批类型', en: 'Kind of pre-approval', rule: '互联网信息服务管理办法第五条' },
      PRE_APPROVAL_KINDS,
    ),
    number: text(
      {
        ...{ zh: '批准文号', en: 'Number of the approval', example: '津示字〔2026〕第 001 号' },
        help: { zh: '与批准文件上的文号一致。', en: 'As it stands on the approval.' },
      },
      128,
    ),
    validUntil: validUntil({ zh: '批准文件有效期至', en: 'Approval valid until' }),
    issuer: optionalText(
      {
        ...{ zh: '批准机关', en: 'Issued by', example: '天津市示例主管部门' },
        help: { zh: '批准文件上盖章的机关。', en: 'Whose seal is on the approval.' },
      },
      128,
    ),
  },
);

/** The approvals that a service needs by its content; none for most. */
export const preApprovals = optionalList(
  {
    ...{ zh: '前置审批', en: 'Pre-approvals' },
    help: {
      zh: '内容涉及新闻、出版、药品、文化、宗教等须前置审批的，逐项填写。',
      en: 'One entry for each content that needs an approval, such as news, publishing, drugs, culture, religion.',
    },
  },
  PreApprovalSchema,
  64,
);

export type PreApproval = Type.Static<typeof PreApprovalSchema>;
