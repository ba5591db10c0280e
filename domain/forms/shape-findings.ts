import type { Bilingual } from '#domain/bilingual.ts';
import { blocks } from '#domain/identifiers/finding.ts';
import { FORM_SOURCE, type Finding } from './finding.ts';

const EXPECTED = {
  string: { zh: '文本', en: 'a text' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'a group of fields' },
} as const satisfies Record<string, Bilingual>;

type SaysOf<Args extends unknown[]> = (field: string, name: Bilingual, ...args: Args) => Finding;

function says<Args extends unknown[]>(
  code: string,
  text: (name: Bilingual, ...args: Args) => Bilingual,
  remedy: (name: Bilingual, ...args: Args) => Bilingual,
): SaysOf<Args> {
  return (field, name, ...args) => ({
    field,
    ...blocks(code, text(name, ...args), remedy(name, ...args), FORM_SOURCE),
  });
}

/** The code of a key that the form does not have. */
export const UNKNOWN_FIELD = 'form.unknown_field';

/** The code of a value that the field does not offer. */
export const NOT_AN_OPTION = 'form.not_an_option';

/** Everything that can be wrong with the shape of a value, in plain words; `name` is the field's name. */
export const SHAPE = {
  required: says(
    'form.required',
    ({ zh, en }) => ({ zh: `“${zh}”未填写。`, en: `"${en}" is missing.` }),
    ({ zh, en }) => ({ zh: `请填写${zh}。`, en: `Fill in "${en}".` }),
  ),
  unknownField: says(
    UNKNOWN_FIELD,
    ({ zh, en }) => ({ zh: `表单中没有“${zh}”这一字段。`, en: `The form has no field "${en}".` }),
    () => ({ zh: '请删除该字段，或检查字段名称。', en: 'Remove it, or check how it is spelt.' }),
  ),
  wrongType: says<[keyof typeof EXPECTED]>(
    'form.wrong_type',
    ({ zh, en }, expected) => ({
      zh: `“${zh}”应为${EXPECTED[expected].zh}。`,
      en: `"${en}" must be ${EXPECTED[expected].en}.`,
    }),
    (_, expected) => ({
      zh: `请改为${EXPECTED[expected].zh}。`,
      en: `Send ${EXPECTED[expected].en} instead.`,
    }),
  ),
  notAnOption: says<[readonly string[]]>(
    NOT_AN_OPTION,
    ({ zh, en }) => ({
      zh: `“${zh}”的取值不在可选范围内。`,
      en: `"${en}" has a value that can't be chosen.`,
    }),
    (_, options) => ({
      zh: `请选择以下之一：${options.join('、')}。`,
      en: `Choose one of: ${options.join(', ')}.`,
    }),
  ),
  tooLong: says<[number]>(
    'form.too_long',
    ({ zh, en }, limit) => ({
      zh: `“${zh}”超过 ${limit} 个字符。`,
      en: `"${en}" is longer than ${limit} characters.`,
    }),
    (_, limit) => ({
      zh: `请缩短至 ${limit} 个字符以内。`,
      en: `Shorten it to ${limit} characters.`,
    }),
  ),
  tooMany: says<[number]>(
    'form.too_many',
    ({ zh, en }, limit) => ({
      zh: `“${zh}”超过 ${limit} 项。`,
      en: `"${en}" has more than ${limit} entries.`,
    }),
    (_, limit) => ({ zh: `请保留不超过 ${limit} 项。`, en: `Keep at most ${limit} entries.` }),
  ),
};
