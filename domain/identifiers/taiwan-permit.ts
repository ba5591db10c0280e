import { canonicalCertificateNumber } from './certificate-number.ts';
import { blocks, warns, type IdentifierFinding } from './finding.ts';

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

const CHECK_DIGIT_FINDING = warns(
  'identifier.taiwan_permit.identity_check_digit',
  {
    zh: '所填似为台湾身份证字号，但校验码不符。',
    en: 'This looks like a Taiwan identity number, but its check digit does not fit.',
  },
  { zh: '请与证件逐位核对。', en: 'Compare it with the document, character by character.' },
  '台湾“国民身份证统一编号”编码规则',
);

/** The letters of Taiwan identity numbers in the order of their values, from 10 on. */
const REGION_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** The weights of the letter's two digits and of the nine digits after it. */
const WEIGHTS = [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1];

const IDENTITY_NUMBER = /^[A-Z][1289]\d{8}$/;

function identityNumberHolds(number: string): boolean {
  const letter = REGION_LETTERS.indexOf(number.charAt(0)) + 10;
  const digits = [...String(letter), ...number.slice(1)].map(Number);
  return digits.reduce((sum, digit, at) => sum + digit * (WEIGHTS[at] ?? 0), 0) % 10 === 0;
}

/**
 * Checks a mainland travel permit for Taiwan residents (台湾居民来往大陆通行证, 台胞证). Ten characters also
 * pass because Jiangsu wants the Taiwan identity number in this field; the check digit of such a number
 * only warns, since old permits look the same.
 */
export function checkTaiwanPermit(text: string): IdentifierFinding | undefined {
  const number = canonicalCertificateNumber(text);
  if (!/^(?:\d{8}|[A-Z\d]{10})$/.test(number)) return FORMAT_FINDING;
  return IDENTITY_NUMBER.test(number) && !identityNumberHolds(number)
    ? CHECK_DIGIT_FINDING
    : undefined;
}
