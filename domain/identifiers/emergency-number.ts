import { blocks, type IdentifierFinding } from './finding.ts';
import { isLandline } from './landline.ts';
import { isMobile } from './mobile.ts';

const FORMAT_FINDING = blocks(
  'identifier.emergency_number.format',
  {
    zh: '应急联系电话应为内地手机号码，或带区号的座机号码。',
    en: 'The emergency number must be a mainland mobile, or a landline with its area code.',
  },
  {
    zh: '例如 13900000000 或 022-27000000，不加 +86。',
    en: 'For example 13900000000 or 022-27000000, without +86.',
  },
  '电信网编号计划（工业和信息化部）',
);

/** Checks the number for emergencies. Provinces that refuse landlines say so in their own rules. */
export function checkEmergencyNumber(text: string): IdentifierFinding | undefined {
  return isMobile(text) || isLandline(text) ? undefined : FORMAT_FINDING;
}
