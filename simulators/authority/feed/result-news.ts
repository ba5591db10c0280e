import type { Finding } from '../filing/findings.ts';
import type { Czlx } from '../filing/records.ts';
import type { Content } from '../wire/shape.ts';
import type { News } from './news.ts';

function result({ code, message }: Finding): Content {
  // A rule of a test may name a code that is no number, and no words.
  const Jgdm = /^[1-9]\d{0,17}$/.test(code) ? code : '1999';
  return message === '' ? { Jgdm } : { Jgdm, Dmms: message.slice(0, 255) };
}

/** A result of the bureau’s machine (Jg_xx); `mark` says what it is about (Bs). */
export function resultNews(findings: readonly Finding[], czlx: Czlx, mark: string): News {
  const about = mark === '' ? {} : { Bs: mark.slice(0, 255) };
  const item = { Jgxx: findings.map(result), Czlx: String(czlx), ...about };
  return { block: 'BAJG', part: 'Jg_xx', item };
}
