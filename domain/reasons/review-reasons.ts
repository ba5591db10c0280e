import type { Bilingual } from '../bilingual.ts';

/** Why a reviewer returns an order: what it means, and the way out. */
export interface ReviewReason {
  readonly title: Bilingual;
  readonly remedy: Bilingual;
}

/** The reasons of the user's help pages (备案审核驳回FAQ), by stable code. `other` needs a text of the reviewer's. */
export const REVIEW_REASONS = {
  domainNotVerified: {
    title: { zh: '域名未实名认证', en: 'Domain not real-name verified' },
    remedy: {
      zh: '请先完成域名实名认证，待信息同步至工信部（约 2–3 天）后重新提交。',
      en: 'Verify the domain holder, wait until it has reached the ministry (2–3 days), then resubmit.',
    },
  },
  domainHolderDiffers: {
    title: { zh: '域名实名与主体不一致', en: 'Domain holder differs from the subject' },
    remedy: {
      zh: '请将域名过户或重新实名至备案主体名下，并提交域名证书。',
      en: 'Pass the domain on to the subject, or verify it again, and hand in the domain certificate.',
    },
  },
  serviceNameNotAllowed: {
    title: { zh: '网站名称不符合要求', en: 'Service name not allowed' },
    remedy: {
      zh: '请使用与主体相关的名称，不含国家机构字样、纯数字或纯字母；个人不得使用企业类名称。',
      en: 'Choose a name that belongs to the subject: no state bodies, not digits or letters only; individuals use no business names.',
    },
  },
  otherProvince: {
    title: { zh: '跨省备案', en: 'Filing in another province' },
    remedy: {
      zh: '单位请在证件签发地备案；个人请在身份证所在地或该省允许的居住地备案。',
      en: 'Organisations file where the certificate was issued; individuals where the ID card or an accepted residence is.',
    },
  },
  filedSiteUnreachable: {
    title: { zh: '已备案成功的网站无法访问', en: 'A filed website cannot be reached' },
    remedy: {
      zh: '请恢复已备案网站的访问，或注销该网站备案。',
      en: 'Open the filed website, or deregister it.',
    },
  },
  numberNotShown: {
    title: { zh: '已备案成功的网站底部未添加备案号', en: 'Filing number missing in a footer' },
    remedy: {
      zh: '请在已备案网站底部添加备案号并链接至工信部网站。',
      en: 'Show the number at the bottom of the filed website, linked to the ministry.',
    },
  },
  contentNotAllowed: {
    title: { zh: '网站内容不合格', en: 'Content not acceptable' },
    remedy: {
      zh: '请修改网站内容，使其与主体性质一致，或提交相应批准文件。',
      en: 'Change the content so that it fits the subject, or bring the approval.',
    },
  },
  certificateNotAccepted: {
    title: { zh: '证件不合格', en: 'Certificate not accepted' },
    remedy: {
      zh: '请提交最新、清晰、完整的证件原件彩色照片，有效期不少于三个月。',
      en: 'Hand in a clear, complete colour photo of the newest original, valid for three more months.',
    },
  },
  ownerNotLegalRepresentative: {
    title: { zh: '主体负责人非法定代表人', en: 'Subject owner is not the legal representative' },
    remedy: {
      zh: '请填写法定代表人；该省允许时可提交法定代表人授权书。',
      en: 'Name the legal representative, or bring the letter of authorisation where the province allows it.',
    },
  },
  contactProblem: {
    title: { zh: '联系方式问题', en: 'Contact details' },
    remedy: {
      zh: '请填写本人可接通的手机号码和邮箱，且不与他人或应急号码重复。',
      en: "Give the person's own reachable mobile and e-mail, different from other persons' and from the emergency number.",
    },
  },
  wrongFilingType: {
    title: { zh: '备案新增错误', en: 'Wrong filing type' },
    remedy: {
      zh: '请放弃本订单，核对主体名称和证件号码后选择正确的备案类型。',
      en: 'Abandon this order, check name and certificate number, and choose the right filing type.',
    },
  },
  alreadyFiled: {
    title: { zh: '工信部中已存在备案记录', en: 'The ministry already has a record' },
    remedy: {
      zh: '该主体已备案，请改为新增服务、新增接入或认领备案。',
      en: 'The subject is filed: order a new service, a new access or a claim instead.',
    },
  },
  orderInProgress: {
    title: { zh: '此证件存在进行中的订单', en: 'The certificate has an open order' },
    remedy: {
      zh: '请在“我的备案”中完成或放弃进行中的订单。',
      en: 'Finish or abandon the open order under “my filings”.',
    },
  },
  preApprovalNotAccepted: {
    title: { zh: '前置审批不合格', en: 'Pre-approval not accepted' },
    remedy: {
      zh: '请提交有效且清晰的前置审批文件，或删除相关内容。',
      en: 'Bring a valid, legible approval, or drop the content that needs it.',
    },
  },
  siteOwnerConflict: {
    title: { zh: '网站主办者冲突', en: 'Site owner conflict' },
    remedy: {
      zh: '同一主体一次只能有一个订单提交管局，请等待或放弃其中一个。',
      en: 'One order of a subject at a time goes to the bureau: wait, or abandon one.',
    },
  },
  subjectIsShell: {
    title: { zh: '主体已注销（空壳主体）', en: 'The subject is a shell' },
    remedy: {
      zh: '请放弃本订单，先注销主体，再重新提交首次备案。',
      en: 'Abandon this order, deregister the subject, then file anew.',
    },
  },
  addressProofMissing: {
    title: { zh: '地址证明材料缺失', en: 'Proof of address missing' },
    remedy: {
      zh: '请按所在省份规则提交居住证等地址证明材料。',
      en: "Bring the province's proof of address, such as a residence permit.",
    },
  },
  other: {
    title: { zh: '其他', en: 'Other' },
    remedy: { zh: '请按审核意见修改。', en: "Correct it as the reviewer's text says." },
  },
} as const satisfies Record<string, ReviewReason>;

export type ReviewReasonCode = keyof typeof REVIEW_REASONS;

/** The codes as a list, for schemas. */
export const REVIEW_REASON_CODES = Object.keys(REVIEW_REASONS) as readonly ReviewReasonCode[];
