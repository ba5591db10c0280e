import { beijingTime } from '../../shared/html.ts';
import type { FiledSite, FiledSubject } from '../filing/register.ts';
import type { Content } from '../wire/shape.ts';
import type { News } from './news.ts';

/** Home addresses may be longer in a report of a service (512) than in what is filed. */
const longestUrl = 255;

function siteContent({ service, number, firstAt, changedAt }: FiledSite): Content {
  const { Syurl } = service;
  return {
    ...(service as Content),
    ...(Syurl === undefined ? {} : { Syurl: Syurl.slice(0, longestUrl) }),
    Baxh: number,
    Scbbsj: beijingTime(firstAt),
    Zjxgsj: beijingTime(changedAt),
  };
}

/**
 * A subject as it is filed, with its live services (BASJ). None when nothing of it can be told: a
 * service without access has no place in that block.
 */
export function filedNews(subject: FiledSubject, reviewer: string): News[] {
  const sites = subject.sites.filter(
    ({ cancelled, service }) => !cancelled && service.Jr_xx.length > 0,
  );
  if (sites.length === 0) return [];
  const { Zj } = subject.subject;
  const told = {
    ...(subject.subject as unknown as Content),
    Zj: { ...Zj, Zjhm: Zj.Zjhm.slice(0, 128) },
    Baxh: subject.number,
    // Reported by an access provider.
    Bbyhlx: '0',
    Scbbsj: beijingTime(subject.firstAt),
    Zjxgsj: beijingTime(subject.changedAt),
    Shrxm: reviewer,
    Shsj: beijingTime(subject.changedAt),
  };
  return [{ block: 'BASJ', part: 'Baxx', item: { Zt_xx: told, Wz_xx: sites.map(siteContent) } }];
}
