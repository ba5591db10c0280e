import { canonicalCertificateNumber } from './certificate-number.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.hk_macau_permit.format',
  {
    zh: '港澳居民来往内地通行证号码应为 H 或 M 加 8 位数字（旧版 10 位）。',
    en: 'The permit number is H or M and 8 digits (10 on old permits).',
  },
  { zh: '请按通行证正面的号码填写。', en: 'Enter the number on the front of the permit.' },
  '港澳居民来往内地通行证签发说明',
);

/** Checks a mainland travel permit for Hong Kong and Macau residents (港澳居民来往内地通行证, 回乡证). */
export function checkHkMacauPermit(text: string): IdentifierFinding | undefined {
  const number = canonicalCertificateNumber(text);
  return /^[HM](?:\d{8}|\d{10})$/.test(number) ? undefined : FORMAT_FINDING;
}
