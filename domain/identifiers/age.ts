import type { Day } from '#domain/calendar/days.ts';
import { blocks, warns, type IdentifierFinding } from './finding.ts';
import { birthDayOf } from './resident-id.ts';

/** Civil Code, Art. 17 and 18: who is 18 acts in person. Some provinces let younger individuals file, with proof. */
const OF_AGE = 18;

/** Nobody older is known to have lived. */
const OLDEST = 122;

const UNBORN = blocks(
  'identifier.birth_date.future',
  { zh: '证件号码中的出生日期晚于今天。', en: 'The number holds a date of birth that is to come.' },
  {
    zh: '请核对证件，填写完整的 18 位号码。',
    en: 'Compare with the document and enter all 18 characters.',
  },
  'GB 11643-1999',
);

const TOO_OLD = warns(
  'identifier.birth_date.long_ago',
  {
    zh: '按证件号码中的出生日期，持证人已超过 122 岁。',
    en: 'By the date of birth in the number the holder is older than 122 years.',
  },
  { zh: '请核对证件号码中的年份。', en: 'Check the year in the number.' },
  'GB 11643-1999',
);

const MINOR = warns(
  'identifier.birth_date.minor',
  { zh: '持证人未满十八周岁。', en: 'The holder is not eighteen yet.' },
  {
    zh: '多数管局要求负责人年满十八周岁，请改由成年人担任负责人或查看该省规则。',
    en: 'Most bureaux want owners of age: name an adult, or see the rules of the province.',
  },
  '民法典第十七条、第十八条',
);

/** Full years that somebody has lived on a day; on the birthday the year is full. 29 February counts on 1 March. */
export function ageOn(birthDay: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return today.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/**
 * The check of the age that a resident ID or a residence permit makes; numbers without a date of birth pass.
 * @param today in Shanghai.
 */
export function ageCheck(today: Day) {
  return (text: string): IdentifierFinding | undefined => {
    const birthDay = birthDayOf(text);
    if (birthDay === undefined) return undefined;
    if (birthDay > today) return UNBORN;
    const age = ageOn(birthDay, today);
    if (age > OLDEST) return TOO_OLD;
    return age < OF_AGE ? MINOR : undefined;
  };
}
