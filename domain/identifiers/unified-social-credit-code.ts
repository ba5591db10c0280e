import { canonicalCertificateNumber } from './certificate-number.ts';
import { blocks, warns, type IdentifierFinding } from './finding.ts';

/** GB 32100-2015, table 1: digits and capitals without I, O, S, V, Z, in the order of their values. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015, annex A: the weights of the first 17 characters, 3^(position − 1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const FORMAT = new RegExp(`^[${CHARACTERS}]{18}$`);

const FORMAT_FINDING = blocks(
  'identifier.unified_social_credit_code.format',
  {
    zh: '统一社会信用代码应为 18 位数字和大写字母，不含 I、O、S、V、Z。',
    en: 'A unified social credit code has 18 digits and capitals, never I, O, S, V or Z.',
  },
  {
    zh: '请按最新营业执照或登记证书填写；旧组织机构代码请先换证。',
    en: 'Enter it as on the newest licence; an old organisation code has to be exchanged first.',
  },
  'GB 32100-2015',
);

const CHECK_DIGIT_FINDING = warns(
  'identifier.unified_social_credit_code.check_digit',
  {
    zh: '统一社会信用代码的校验码不符；部分早期代码确实如此。',
    en: 'The check character of the unified social credit code does not fit; some early codes are so.',
  },
  {
    zh: '请与证件逐位核对；无误则可继续。',
    en: 'Compare it with the licence; if it is right, go on.',
  },
  'GB 32100-2015',
);

/** The check character that belongs to the first 17 characters (GB 32100-2015, annex A). */
export function gb32100CheckCharacter(body: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * CHARACTERS.indexOf(body.charAt(index)),
    0,
  );
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015). A wrong check character only
 * warns: genuine early codes of Fujian and Xiamen have one.
 */
export function checkUnifiedSocialCreditCode(text: string): IdentifierFinding | undefined {
  const code = canonicalCertificateNumber(text);
  if (!FORMAT.test(code)) return FORMAT_FINDING;
  return code.endsWith(gb32100CheckCharacter(code)) ? undefined : CHECK_DIGIT_FINDING;
}
