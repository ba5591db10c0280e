import { PROVINCES } from '#domain/provinces.ts';
import type { Day } from '#domain/calendar/days.ts';
import { canonicalCertificateNumber } from './certificate-number.ts';
import { citizenNumberCheck } from './citizen-number-check.ts';
import { blocks } from './finding.ts';
import { readCitizenNumber } from './gb11643.ts';

const REMEDY = {
  zh: '请核对身份证，填写完整的 18 位号码。',
  en: 'Compare with the ID card and enter all 18 characters.',
};

/** Two digits: the provinces and, for those who settled on the mainland, Taiwan. */
const REGIONS = new Set([...Object.values(PROVINCES).map(({ code }) => code.slice(0, 2)), '71']);

/**
 * Checks the number of a resident ID card (居民身份证, GB 11643-1999): 18 characters, a province of GB/T 2260,
 * a real day of birth, the check digit. Counties are not looked up: they are merged and renumbered
 * while the numbers issued under the old codes stay valid.
 */
export const checkResidentId = citizenNumberCheck((region) => REGIONS.has(region.slice(0, 2)), {
  format: blocks(
    'identifier.resident_id.format',
    {
      zh: '居民身份证号码应为 18 位：17 位数字加 1 位数字或 X。',
      en: 'A resident ID number has 18 characters: 17 digits, then a digit or X.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
  region: blocks(
    'identifier.resident_id.region',
    {
      zh: '居民身份证号码的前两位不是任何省份的代码。',
      en: 'The first two digits of the resident ID number are of no province.',
    },
    {
      zh: '请核对身份证；港澳台居民居住证请选择对应的证件类型。',
      en: 'Compare with the ID card; for a residence permit choose that certificate type.',
    },
    'GB/T 2260',
  ),
  birthDate: blocks(
    'identifier.resident_id.birth_date',
    {
      zh: '居民身份证号码中的出生日期不存在。',
      en: 'The resident ID number holds a date of birth that does not exist.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
  checkDigit: blocks(
    'identifier.resident_id.check_digit',
    {
      zh: '居民身份证号码的校验码不正确，可能有一位填错。',
      en: 'The check digit of the resident ID number is wrong: a character may be mistyped.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
});

/** The day of birth in the number of a resident ID card or residence permit; undefined when it holds none. */
export function birthDayOf(citizenNumber: string): Day | undefined {
  return readCitizenNumber(canonicalCertificateNumber(citizenNumber))?.birthDay;
}
