import { escapeXml } from '../wire/xml.ts';

/** What the calls answer with (msg_code), in the bureau's words. */
const codes = {
  0: '成功',
  1: '成功，数据已全部下载',
  2: '没有可下载的数据',
  3: '成功，还有数据可下载',
  4: '用户名错误',
  5: '密码错误',
  6: '解密失败',
  7: '哈希值不一致',
  8: '解压失败',
  9: '加密算法不正确',
  10: '哈希算法不正确',
  11: '压缩格式不正确',
  12: '认证被拒绝',
  13: '不是本省的接入服务提供者',
  14: '数据序号不连续',
  15: '处理队列已满，请稍后再报',
  16: '随机串长度不足',
  17: '压缩包中必须有且只有一个文件',
  18: '文件超过50M',
  19: '上报权限未开通',
  20: '不在允许上报的时间内',
  21: '缺少文件名',
  22: '密码校验次数过多',
  901: '上报接口维护中',
  902: '下载接口维护中',
  999: '其他错误',
} as const;

export type CallCode = keyof typeof codes;

/** What a reply holds besides its code: elements in order, with texts or with elements. */
export type Parts = { readonly [name: string]: string | readonly string[] | Parts };

/** A reply of a call, before it is written. */
export interface Answer {
  readonly code: number;
  readonly message: string;
  readonly parts: Parts;
}

/** An answer with the bureau's words for its code, and what there is to say more. */
export function answer(code: CallCode, about = '', parts: Parts = {}): Answer {
  const words = codes[code];
  return { code, message: about === '' ? words : `${words}：${about}`, parts };
}

/** The answer with any code: one that a test asks for may be unknown. */
export function answerWith(code: number): Answer {
  const words = (codes as Readonly<Record<number, string>>)[code] ?? '其他错误';
  return { code, message: words, parts: {} };
}

function write(parts: Parts): string {
  return Object.entries(parts)
    .map(([name, value]) => {
      const values = Array.isArray(value)
        ? (value as readonly string[])
        : [value as string | Parts];
      return values
        .map((one) => `<${name}>${typeof one === 'string' ? escapeXml(one) : write(one)}</${name}>`)
        .join('');
    })
    .join('');
}

/** The document of a reply. Its schema asks for a version, which the examples of the text lack. */
export function documentOf({ code, message, parts }: Answer): string {
  const inside = write({ msg_code: String(code), msg: message, ...parts });
  return `<?xml version="1.0" encoding="UTF-8"?><return version="V.3.0">${inside}</return>`;
}
