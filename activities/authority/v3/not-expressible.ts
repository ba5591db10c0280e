import type { Bilingual } from '#domain/bilingual.ts';

/** What V3.0 cannot say about a record, as `(detail) => sentence`; the detail is a limit, never a value. */
const PROBLEMS = {
  missing: { zh: '接口 V3.0 要求填写此项', en: 'Interface V3.0 wants this filled in' },
  tooLong: { zh: '超出接口 V3.0 允许的长度', en: 'Longer than interface V3.0 allows' },
  tooShort: { zh: '短于接口 V3.0 要求的长度', en: 'Shorter than interface V3.0 wants' },
  outOfRange: {
    zh: '数值超出接口 V3.0 的范围',
    en: 'The number is outside the range of interface V3.0',
  },
  notGbk: { zh: '含有 GBK 以外的字符', en: 'Contains characters outside GBK' },
  notXml: { zh: '含有 XML 不允许的字符', en: 'Contains characters that XML forbids' },
  unknownEntry: { zh: '代码表中没有此项', en: 'The code table has no such entry' },
  noIpv4: {
    zh: '接口 V3.0 要求至少一个 IPv4 地址',
    en: 'Interface V3.0 wants at least one IPv4 address',
  },
  ipv6: { zh: '接口 V3.0 不支持 IPv6 地址', en: 'Interface V3.0 has no place for an IPv6 address' },
  notIpv4: { zh: '不是 IPv4 地址', en: 'Not an IPv4 address' },
  ipOrder: { zh: '起始 IP 大于终止 IP', en: 'The range of addresses ends before it begins' },
  tooMany: { zh: '项数超出接口 V3.0 的限制', en: 'More entries than interface V3.0 takes' },
  tooFew: { zh: '项数少于接口 V3.0 的要求', en: 'Fewer entries than interface V3.0 wants' },
  tooLarge: {
    zh: '附件超出接口 V3.0 的大小限制',
    en: 'The attachment is larger than interface V3.0 takes',
  },
  notPicture: {
    zh: '附件不是可以读取的 JPEG 或 PNG 图片',
    en: 'The attachment is not a JPEG or PNG that can be read',
  },
  noScan: {
    zh: '接口 V3.0 要求前置审批附有批准文件的图片，请以 JPEG 或 PNG 上传“前置审批文件”',
    en: 'Interface V3.0 wants a picture of the approval: upload the document as JPEG or PNG',
  },
  scanNotPicture: {
    zh: '接口 V3.0 只接受图片形式的前置审批文件，请将 PDF 逐页改为 JPEG 或 PNG 上传',
    en: 'Interface V3.0 takes approvals as pictures only: upload each page of the PDF as JPEG or PNG',
  },
  phone: { zh: '电话只能含数字和“-”', en: 'A telephone number has digits and "-" only' },
  email: { zh: '电子邮箱缺少“@”', en: 'An e-mail address needs an "@"' },
  date: { zh: '日期应为 YYYY-MM-DD', en: 'A date is written YYYY-MM-DD' },
  notOnFile: {
    zh: '接口 V3.0 要求填报全部备案信息，而本系统没有该备案的完整记录',
    en: 'Interface V3.0 wants all that is filed, and it is not on record here',
  },
  noBureauId: {
    zh: '管局尚未提供该备案的记录编号，接口 V3.0 无法指明该备案',
    en: 'The bureau has not told its own number of this record, and interface V3.0 names it by no other',
  },
  owner: { zh: '此处只能使用企业侧记录 ID', en: 'Here only the provider’s own record id will do' },
} as const satisfies Record<string, Bilingual>;

export type Problem = keyof typeof PROBLEMS;

/** One thing that V3.0 cannot say. */
export interface WireFinding extends Bilingual {
  /** JSON pointer into the record. */
  readonly field: string;
  /** Stable, `wire.` and the problem's name. */
  readonly code: `wire.${Problem | 'app'}`;
  /** What is wrong are the endpoint's settings: no applicant can mend it. */
  readonly ours?: true;
}

/** A finding; `limit` is told where there is one ("255", "1–64"). Never the value: findings get stored. */
export function wireFinding(field: string, problem: Problem, limit = ''): WireFinding {
  const { zh, en } = PROBLEMS[problem];
  return {
    field,
    code: `wire.${problem}`,
    zh: limit === '' ? `${zh}。` : `${zh}（${limit}）。`,
    en: limit === '' ? `${en}.` : `${en} (${limit}).`,
  };
}

/** Records cannot be written in V3.0; carries everything that was found, not only the first. */
export class NotExpressible extends Error {
  readonly findings: readonly WireFinding[];

  constructor(findings: readonly WireFinding[]) {
    super(
      `Not expressible in V3.0: ${findings.map(({ field, code }) => `${field} ${code}`).join(', ')}`,
    );
    this.name = 'NotExpressible';
    this.findings = findings;
  }
}
