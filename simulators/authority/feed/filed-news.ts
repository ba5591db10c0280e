import { beijingTime } from '../../shared/html.ts';
import type { FiledSite, FiledSubject } from '../filing/register.ts';
import type { Content } from '../wire/shape.ts';
import type { News } from './news.ts';

/** Texts that a report may give longer than filed data may have them. */
const longest: Readonly<Record<string, number>> = { Syurl: 255, Wz_Bz: 1024 };

function shortened(service: Content): Content {
  const kept = Object.entries(service).flatMap(([name, value]) => {
    const most = longest[name];
    if (most === undefined || typeof value !== 'string') return [[name, value] as const];
    return value === '' ? [] : [[name, value.slice(0, most)] as const];
  });
  return Object.fromEntries(kept);
}

function siteContent({ service, number, firstAt, changedAt }: FiledSite): Content {
  return {
    ...shortened(service),
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
