import type { ReasonSource } from './wording.ts';

/** The list of reasons on an access provider’s help pages, in its order. */
export const RETURNED_FAQ: ReasonSource = {
  title: { zh: '备案审核驳回FAQ', en: 'Help page on returned filings' },
  wordings: [
    { wording: '域名未实名认证', codes: ['domainNotVerified'] },
    { wording: '域名实名与主体不一致', codes: ['domainHolderDiffers'] },
    { wording: '网站名称不符合要求', codes: ['serviceNameNotAllowed'] },
    { wording: '跨省备案', codes: ['otherProvince'] },
    { wording: '已备案成功的网站无法访问', codes: ['filedSiteUnreachable'] },
    { wording: '已备案成功的网站底部未添加备案号', codes: ['numberNotShown'] },
    { wording: '网站内容不合格', codes: ['contentNotAllowed'] },
    { wording: '证件不合格', codes: ['certificateNotAccepted'] },
    { wording: '主体负责人非法定代表人', codes: ['ownerNotLegalRepresentative'] },
    { wording: '联系方式问题', codes: ['contactProblem'] },
    { wording: '备案新增错误', codes: ['wrongFilingType'] },
    { wording: '工信部中已存在备案记录', codes: ['alreadyFiled'] },
    { wording: '此证件存在进行中的订单', codes: ['orderInProgress'] },
    { wording: '前置审批不合格', codes: ['preApprovalNotAccepted'] },
    { wording: '网站主办者冲突', codes: ['siteOwnerConflict'] },
    // Its first cause is the shell itself, its second a notice about one that was not followed.
    { wording: '主体已注销', codes: ['subjectIsShell', 'shellNoticeIgnored'] },
    { wording: '地址证明材料缺失', codes: ['addressProofMissing'] },
  ],
};
