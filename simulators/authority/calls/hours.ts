import { beijingTime } from '../../shared/html.ts';
import type { ProvinceSettings } from '../province-settings.ts';

/** When uploads are taken, in words, if `now` (ms) is not then; null when they are taken now. */
export function closedNow({ hours = '', closedUntil = '' }: ProvinceSettings, now: number) {
  if (closedUntil !== '' && now < Date.parse(closedUntil)) {
    return `${beijingTime(Date.parse(closedUntil))}起恢复上报`;
  }
  const [from = '', to = ''] = hours.split('-');
  const time = beijingTime(now).slice(11, 16);
  // Texts of the form 09:00 compare as times do. Hours may go over midnight.
  const open = from <= to ? time >= from && time < to : time >= from || time < to;
  return hours === '' || open ? null : `允许上报的时间为${hours}`;
}
