import type { Paper } from './paper.ts';

/** What the access provider has looked at when it checked a filing against its papers (真实性核验单). */
export const VERIFICATION_SHEET: Paper = {
  title: '备案信息真实性核验单',
  paragraphs: [
    '主办者名称：{subjectName}',
    '证件类型：{certificateType}',
    '证件号码：{certificateNumber}',
    '所涉服务及域名：{services}',
    '互联网信息服务负责人：{owner}',
    '负责人证件号码：{ownerCertificateNumber}',
    '核验内容（在相符的项目前打勾）：',
    '□ 主体证件为原件，与所填名称、号码、住所一致，且在有效期内',
    '□ 主体负责人证件为原件，与所填信息一致，且在有效期内',
    '□ 互联网信息服务负责人证件为原件，人证一致，已当面核验并留存照片',
    '□ 联系电话已核实，由本人使用',
    '□ 域名已实名认证，域名所有者与主办者的关系符合规定',
    '□ 服务内容与备案一致；需前置审批的，已查验批准文件',
    '主办者声明：以上信息真实、准确，如有虚假，愿意承担相应的法律责任。',
  ],
  signed: [
    '互联网信息服务负责人（签字）：',
    '主办单位（盖章，个人签字）：',
    '核验人（签字）：',
    '接入服务商（盖章）：',
    '日期：　　　　年　　月　　日',
  ],
};
