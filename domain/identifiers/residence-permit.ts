import { citizenNumberCheck } from './citizen-number-check.ts';
import { blocks } from './finding.ts';

const REMEDY = {
  zh: '请核对居住证，填写完整的 18 位号码。',
  en: 'Compare with the permit and enter all 18 characters.',
};

/** Hong Kong, Macau, Taiwan: Measures on Residence Permits (港澳台居民居住证申领发放办法, 2018), Art. 3. */
const REGIONS = new Set(['810000', '820000', '830000']);

/** Checks the number of a residence permit for Hong Kong, Macau and Taiwan residents (港澳台居民居住证). */
export const checkResidencePermit = citizenNumberCheck((region) => REGIONS.has(region), {
  format: blocks(
    'identifier.residence_permit.format',
    {
      zh: '港澳台居民居住证号码应为 18 位：17 位数字加 1 位数字或 X。',
      en: 'A residence permit number has 18 characters: 17 digits, then a digit or X.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
  region: blocks(
    'identifier.residence_permit.region',
    {
      zh: '港澳台居民居住证号码应以 810000、820000 或 830000 开头。',
      en: 'A residence permit number begins with 810000, 820000 or 830000.',
    },
    {
      zh: '请核对居住证；居民身份证请选择对应的证件类型。',
      en: 'Compare with the permit; for a resident ID card choose that certificate type.',
    },
    '港澳台居民居住证申领发放办法（2018）第三条',
  ),
  birthDate: blocks(
    'identifier.residence_permit.birth_date',
    {
      zh: '港澳台居民居住证号码中的出生日期不存在。',
      en: 'The residence permit number holds a date of birth that does not exist.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
  checkDigit: blocks(
    'identifier.residence_permit.check_digit',
    {
      zh: '港澳台居民居住证号码的校验码不正确，可能有一位填错。',
      en: 'The check digit of the residence permit number is wrong: a character may be mistyped.',
    },
    REMEDY,
    'GB 11643-1999',
  ),
});
