import type { Locale } from '#domain/bilingual.ts';
import { EVENTS } from '#domain/events.ts';
import { WAITING_ON } from '#domain/stages.ts';
import { isDeadline } from '#domain/terms/terms.ts';
import type { EventDescription, FilingDescription } from '#machines/describe.ts';
import { table } from './markdown.ts';
import {
  everywhereIn,
  isLast,
  situationsOf,
  targetTitle,
  titleOf,
  type Situation,
} from './situations.ts';
import { lengthsOf } from './terms-table.ts';
import { overText, termTitle } from './term-words.ts';
import { conditionText, effectText, sendersText } from './words.ts';

const HEAD = {
  zh: ['阶段', '谁来处理', '可以发生什么 → 去向', '期限', '系统做什么、发什么'],
  en: ['Stage', 'Who acts', 'What may happen → where it leads', 'Term', 'What is done and sent'],
} as const;

const SEE_BELOW = {
  zh: '管局作出决定（见下节）',
  en: 'The bureau decides (see the next section)',
} as const;

const ON_ENTRY = { zh: '进入时', en: 'On entry' } as const;

/** The stages of a filing, one row for each situation an order can be in. */
export function stageTable(filing: FilingDescription, locale: Locale): string {
  const situations = situationsOf(filing);
  const decided = everywhereIn(filing, 'authority').length > 0;
  const rows = situations.map((situation) => [
    titleOf(situation, locale),
    situation.waitingOn === null ? '' : WAITING_ON[situation.waitingOn][locale],
    [
      ...situation.events.map((event) => happensText(situations, event, locale)),
      decided && isLast(situations, situation) ? SEE_BELOW[locale] : '',
    ],
    termLines(filing, situation, locale),
    doneLines(situation, locale),
  ]);
  return table(HEAD[locale], rows);
}

/** `提交初审（申请人）→ 初审`; with several places to go to, `→ 初审、待修改`. */
export function happensText(
  situations: readonly Situation[],
  event: EventDescription,
  locale: Locale,
  more: readonly EventDescription[] = [],
): string {
  const { title } = EVENTS[event.type];
  const who = sendersText(event.type, locale);
  const sender = locale === 'zh' ? `（${who}）` : ` (${who})`;
  const targets = [event, ...more].map((one) => targetTitle(situations, one, locale));
  const condition = conditionText(event.when, locale);
  return `${title[locale]}${sender} → ${targets.join(locale === 'zh' ? '、' : ', ')}${condition}`;
}

function termLines({ filingType }: FilingDescription, { stage }: Situation, locale: Locale) {
  const deadlines = stage.terms.filter(({ name }) => isDeadline(name));
  return deadlines.flatMap(({ name }) => {
    const { general, differing } = lengthsOf(name, filingType, locale);
    const colon = locale === 'zh' ? '：' : ': ';
    return [`${termTitle(name, locale)}${colon}${general}`, ...differing];
  });
}

function doneLines({ stage, events, first }: Situation, locale: Locale): string[] {
  const entry = first ? stage.entry : [];
  return [
    ...lineOf(ON_ENTRY[locale], entry, locale),
    ...events.flatMap(({ type, effects }) => lineOf(EVENTS[type].title[locale], effects, locale)),
    ...stage.terms.flatMap(({ name, effects }) => lineOf(overText(name, locale), effects, locale)),
  ];
}

/** `初审驳回：短信和邮件“…”`; no line where nothing is to be told. */
export function lineOf(when: string, effects: readonly string[], locale: Locale): string[] {
  const texts = effects.flatMap((effect) => effectText(effect, locale) ?? []);
  if (texts.length === 0) return [];
  return [locale === 'zh' ? `${when}：${texts.join('；')}` : `${when}: ${texts.join('; ')}`];
}
