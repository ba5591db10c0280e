import type { Paper } from './paper.ts';

/** What the owner of a service is told before filing, and signs to have read (真实性责任告知书). */
export const TRUTHFULNESS_NOTICE: Paper = {
  title: '备案信息真实性责任告知书',
  paragraphs: [
    '主办者名称：{subjectName}',
    '证件号码：{certificateNumber}',
    '所涉服务及域名：{services}',
    '办理备案前，请互联网信息服务负责人知悉以下责任：',
    '一、主办者及其负责人对备案信息的真实、准确、完整负责，应当使用本单位或本人的证件和联系方式。',
    '二、备案信息有变动的，应当及时办理变更；服务不再开办的，应当及时注销。',
    '三、填报虚假备案信息、未履行备案手续提供服务或者超出备案项目提供服务的，主管部门可以依法责令改正、罚款、关闭网站或注销备案。',
    '四、联系电话应当保持畅通；主管部门和接入服务商会核查备案信息，无法核实的，备案可能被退回或注销。',
    '五、冒用他人名义备案，或者为他人冒名备案提供便利的，依法承担责任。',
    '本人已阅读并理解以上内容，对所填备案信息的真实性负责。',
    '互联网信息服务负责人姓名：{owner}',
    '证件号码：{ownerCertificateNumber}',
  ],
  signed: [
    '互联网信息服务负责人（亲笔签字）：',
    '主办单位（盖章，个人无需盖章）：',
    '日期：　　　　年　　月　　日',
  ],
};
