import { canonicalCertificateNumber } from './certificate-number.ts';
import { blocks, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.passport.format',
  {
    zh: '护照号码应为 5 至 20 位字母或数字。',
    en: 'A passport number has 5 to 20 letters or digits.',
  },
  { zh: '请按护照资料页填写。', en: 'Enter it as on the data page of the passport.' },
  'ICAO Doc 9303',
);

/** Checks a passport number of any country: loosely, since every country has its own form (ICAO 9303). */
export function checkPassport(text: string): IdentifierFinding | undefined {
  const number = canonicalCertificateNumber(text);
  return /^(?=.*\d)[A-Z\d]{5,20}$/.test(number) ? undefined : FORMAT_FINDING;
}
