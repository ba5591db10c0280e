import type { Locale } from '#domain/bilingual.ts';
import { EVENTS, EVENT_TYPES, isForReceiver, maySend, type EventType } from '#domain/events.ts';
import type { FilingDescription } from '#machines/describe.ts';
import { table } from './markdown.ts';
import { sendersText } from './words.ts';
import { situationsOf, targetTitle, titleOf, type Situation } from './situations.ts';

const HEAD = { zh: ['阶段', '修改表单'], en: ['Stage', 'Edit the form'] } as const;
const YES = { zh: '可以', en: 'yes' } as const;
const NO = '–';

/** A form is edited where it can be sent in afterwards: a stage that could only keep it would be a trap. */
const mayEdit = ({ events }: Situation): boolean =>
  events.some(({ type }) => type === 'submit' || type === 'resubmit');

/** An event, with its sender where that is the other of two accounts. */
function columnTitle(type: EventType, locale: Locale): string {
  const title = EVENTS[type].title[locale];
  if (!isForReceiver(type)) return title;
  const who = sendersText(type, locale);
  return locale === 'zh' ? `${title}（${who}）` : `${title} (${who})`;
}

/** What the applicant may do when, with where it leads. */
export function applicantTable(filing: FilingDescription, locale: Locale): string {
  const situations = situationsOf(filing);
  const offered = (type: EventType, { events }: Situation) =>
    events.find((event) => event.type === type);
  const columns = EVENT_TYPES.filter(
    (type) => maySend('applicant', type) && situations.some((one) => offered(type, one)),
  );
  const rows = situations.map((situation) => [
    titleOf(situation, locale),
    mayEdit(situation) ? YES[locale] : NO,
    ...columns.map((type) => {
      const event = offered(type, situation);
      return event === undefined ? NO : `→ ${targetTitle(situations, event, locale)}`;
    }),
  ]);
  return table([...HEAD[locale], ...columns.map((type) => columnTitle(type, locale))], rows);
}
