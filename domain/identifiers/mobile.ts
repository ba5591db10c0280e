import { isValidPhoneNumber } from 'libphonenumber-js/mobile';
import { blocks, warns, type IdentifierFinding } from './finding.ts';
import { isLandline } from './landline.ts';

const FORMAT_FINDING = blocks(
  'identifier.mobile.format',
  {
    zh: '手机号码应为 11 位内地号码，以 13 至 19 开头。',
    en: 'A mainland mobile number has 11 digits and begins with 13 to 19.',
  },
  {
    zh: '请填写本人手机号码，不加 +86、空格或横线；不接受座机。',
    en: 'Enter the mobile without +86, spaces or hyphens; landlines are not accepted.',
  },
  '电信网编号计划（工业和信息化部）',
);

const LANDLINE_FINDING = blocks(
  'identifier.mobile.landline',
  {
    zh: '此处填写的是座机号码，应填写手机号码。',
    en: 'This is a landline; a mobile number is wanted here.',
  },
  {
    zh: '请填写本人的 11 位手机号码，用于接收短信核验码；座机可作为应急联系电话。',
    en: "Enter the person's mobile: verification codes go there. A landline may be the emergency number.",
  },
  '工业和信息化部 ICP 备案短信核验',
);

const RANGE_FINDING = warns(
  'identifier.mobile.range',
  {
    zh: '该手机号段未在已知的内地号段中。',
    en: 'The mobile number lies in no known range of the mainland operators.',
  },
  { zh: '请核对号码；新号段可继续。', en: 'Check the number; if it is of a new range, go on.' },
  'libphonenumber, mobile ranges of mainland China',
);

/** Whether a text has the form of a mainland mobile number (national number plan of MIIT). */
export function isMobile(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/** Checks a mainland mobile number, to which the ministry can send a verification code. */
export function checkMobile(text: string): IdentifierFinding | undefined {
  if (isLandline(text)) return LANDLINE_FINDING;
  if (!isMobile(text)) return FORMAT_FINDING;
  return isValidPhoneNumber(text, 'CN') ? undefined : RANGE_FINDING;
}
