import type { Bilingual } from '#domain/bilingual.ts';
import { forProvider, type ResultCode } from './result-code.ts';

/**
 * The provider's own filings (of its addresses, of the domains it registers) are no order of an
 * applicant's: every fault in them is for an operator, and is one of a few kinds about one item.
 */
export type FaultsOf = Readonly<
  Record<'missing' | 'invalid' | 'conflict', (zh: string, en: string) => ResultCode>
>;

/**
 * Words for the faults of one kind of own filing.
 * @param filing its name, with which every title begins.
 */
export function faultsOf(filing: Bilingual): FaultsOf {
  const fault =
    (title: (zh: string, en: string) => Bilingual, remedy: (zh: string, en: string) => Bilingual) =>
    (zh: string, en: string) => {
      const words = title(zh, en);
      return forProvider(
        { zh: `${filing.zh}：${words.zh}`, en: `${filing.en}: ${words.en}` },
        remedy(zh, en),
      );
    };
  return {
    missing: fault(
      (zh, en) => ({ zh: `${zh}为空`, en: `${en} is missing` }),
      (zh, en) => ({
        zh: `请补填${zh}后重新上报。`,
        en: `Fill in ${en} and report again.`,
      }),
    ),
    invalid: fault(
      (zh, en) => ({ zh: `${zh}无效`, en: `${en} is not valid` }),
      (zh, en) => ({
        zh: `请核对${zh}的写法与代码，更正后重新上报。`,
        en: `Check how ${en} is written or coded, correct it and report again.`,
      }),
    ),
    conflict: fault(
      (zh, en) => ({ zh, en }),
      () => ({
        zh: '请核对此前的上报记录与管局数据，更正后重新上报。',
        en: 'Compare it with what was reported before and with the bureau’s records, correct it and report again.',
      }),
    ),
  };
}
