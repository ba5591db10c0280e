import { canonicalCertificateNumber } from './certificate-number.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.taiwan_permit.format',
  {
    zh: '台湾居民来往大陆通行证号码应为 8 位数字（旧版或台湾身份证字号为 10 位字母或数字）。',
    en: 'The permit number has 8 digits (old permits and Taiwan identity numbers: 10 letters or digits).',
  },
  {
    zh: '请按通行证填写；江苏请填写台湾身份证字号。',
    en: 'Enter the number on the permit; in Jiangsu, the Taiwan identity number.',
  },
  '台湾居民来往大陆通行证签发说明',
);

/**
 * Checks a mainland travel permit for Taiwan residents (台湾居民来往大陆通行证, 台胞证). Ten characters also
 * pass because Jiangsu wants the Taiwan identity number in this field.
 */
export function checkTaiwanPermit(text: string): IdentifierFinding | undefined {
  const number = canonicalCertificateNumber(text);
  return /^(?:\d{8}|[A-Z\d]{10})$/.test(number) ? undefined : FORMAT_FINDING;
}
