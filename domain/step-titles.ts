import type { Bilingual } from './bilingual.ts';
import { EVENTS, type EventType } from './events.ts';
import { TERMS, isTermName } from './terms/terms.ts';

/** Entries of a timeline that are no events of a machine. */
const OTHER_TITLES: Readonly<Record<string, Bilingual>> = {
  created: { zh: '创建订单', en: 'Order opened' },
  calendarLoaded: { zh: '节假日安排已更新', en: 'Calendar loaded' },
};

/** What an entry of a timeline is called: an event, a term that was over, or what else was written there. */
export function stepTitle(type: string): Bilingual {
  if (Object.hasOwn(EVENTS, type)) return EVENTS[type as EventType].title;
  if (isTermName(type)) {
    const { zh, en } = TERMS[type].title;
    return { zh: `${zh}届满`, en: `${en}: term over` };
  }
  return OTHER_TITLES[type] ?? { zh: type, en: type };
}
