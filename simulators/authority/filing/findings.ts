/** The bureau’s codes for what is wrong with a record (Jgdm), and what it says of them. */
const findings = {
  1003: '主体冲突：该证件已用其他名称备案',
  1005: '域名已备案',
  1006: 'IP地址不正确',
  1011: '手机号码不正确',
  1016: '引用的备案记录不存在',
  1017: '该备案正在变更',
  1018: 'ICP备案密码不正确',
  1020: '网站名称冲突',
  1024: 'IP地址冲突',
  1025: '只剩一条接入信息，不能取消接入',
  1027: '主体已申请注销',
  1030: '网站已申请注销',
  1032: '接入已申请取消',
  1037: '网站已上报',
  1038: '接入已上报',
  1039: '域名已上报',
  1042: '主体正在注销，不能注销网站',
  1043: '网站正在注销，不能注销主体',
  1045: '只能上报本省备案信息',
  1046: '变更不能更改主体所在省',
  1047: '只能取消本单位的接入',
  1049: '主体已注销',
  1050: '网站已注销',
  1060: '核验单已入库',
  1064: '域名在黑名单中',
  1065: '主体在黑名单中',
  1999: '其他错误',
  5001: '报文不符合XML结构定义',
  5002: '缺少属性',
  5003: '请求单位与上报单位不一致',
  5004: '版本不正确',
  5008: '含有非法字符',
  5009: '没有该业务的权限',
  5010: '附件不符合规定',
} as const;

export type FindingCode = keyof typeof findings;

/** One thing that is wrong; `field` names the place and is for people only. */
export interface Finding {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** A finding with the bureau’s words, and what it is about. */
export function finding(code: FindingCode, field = '', about = ''): Finding {
  const words = findings[code];
  // A result may have 255 characters.
  const message = (about === '' ? words : `${words}：${about}`).slice(0, 255);
  return { code: String(code), field, message };
}
