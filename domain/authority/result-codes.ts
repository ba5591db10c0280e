import { COMMON_FAULTS } from './result-codes/common-faults.ts';
import { DECISIONS } from './result-codes/decisions.ts';
import { DOMAIN_FILING } from './result-codes/domain-filing.ts';
import { FORM_FAULTS } from './result-codes/form-faults.ts';
import { IP_FILING } from './result-codes/ip-filing.ts';
import { RECORD_CONFLICTS } from './result-codes/record-conflicts.ts';
import { RECORD_REFERENCES } from './result-codes/record-references.ts';
import { forProvider, type ResultCode, type ResultCodes } from './result-codes/result-code.ts';

export type { Corrector, ResultKind } from './result-codes/result-code.ts';

/** Every result code (Jgdm) of V3.0, by number. */
const RESULT_CODES: ResultCodes = {
  ...DECISIONS,
  ...FORM_FAULTS,
  ...RECORD_CONFLICTS,
  ...RECORD_REFERENCES,
  ...IP_FILING,
  ...DOMAIN_FILING,
  ...COMMON_FAULTS,
};

/** The result codes that V3.0 names, in order. */
export const RESULT_CODE_NUMBERS: readonly number[] = Object.keys(RESULT_CODES).map(Number);

const unknownResult = (code: number): ResultCode =>
  forProvider(
    { zh: `未知的结果代码 ${code}`, en: `Unknown result code ${code}` },
    {
      zh: '接口规范 V3.0 中没有此代码：请查看结果中的错误描述，并询问管局。',
      en: 'V3.0 does not name this code: read the description that came with it, and ask the bureau.',
    },
  );

/** What a result code (Jgdm) means and who has to correct what; one that V3.0 does not name says so. */
export function resultCode(code: number): ResultCode {
  return RESULT_CODES[code] ?? unknownResult(code);
}
