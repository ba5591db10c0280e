import type { Paper } from './paper.ts';

/** The representative of a subject lets somebody else be its owner or that of a service (授权书). */
export const LETTER_OF_AUTHORISATION: Paper = {
  title: '法定代表人授权书',
  paragraphs: [
    '致：{province}通信管理局',
    '主办单位名称：{subjectName}',
    '证件类型：{certificateType}',
    '证件号码：{certificateNumber}',
    '法定代表人：{representative}',
    '本单位现授权以下人员担任{role}，代表本单位办理互联网信息服务（网站、APP）的备案手续：',
    '被授权人姓名：{owner}',
    '被授权人证件类型：{ownerCertificateType}',
    '被授权人证件号码：{ownerCertificateNumber}',
    '所涉服务及域名：{services}',
    '授权事项：填写、提交和更正备案信息与材料，接听核实电话，完成短信核验，配合通信管理局和接入服务商的核查，并负责上述服务的日常管理。',
    '被授权人在授权范围内办理的事项，本单位均予认可，并承担由此产生的法律责任。本单位保证所填信息和所交材料真实、准确；情况有变时，及时办理变更。',
    '本授权自签署之日起生效，至本单位书面撤销或备案注销之日止。',
  ],
  signed: [
    '法定代表人（签字或盖姓名章）：',
    '被授权人（签字）：',
    '主办单位（盖章）：',
    '日期：　　　　年　　月　　日',
  ],
};
