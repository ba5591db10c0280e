import type { Bilingual } from '#domain/bilingual.ts';

/** Texts beside what is masked. */
export const REVEAL_WORDS = {
  'reveal.show': { zh: '显示', en: 'Show' },
  'reveal.showOf': { zh: '显示：{label}', en: 'Show: {label}' },
  'reveal.reason': { zh: '显示原因', en: 'Why you need it' },
  'reveal.choose': { zh: '请选择', en: 'Choose' },
  'reveal.recorded': {
    zh: '个人信息已脱敏。显示一项须说明原因，并记入审计。',
    en: 'Personal data is masked. Showing a field asks for a reason and is recorded.',
  },
} as const satisfies Record<string, Bilingual>;
