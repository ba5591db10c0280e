import type { FiledSite, FiledSubject } from './register.ts';

function siteView({ Wzid, number, app, cancelled, service }: FiledSite): object {
  return { Wzid, number, app, cancelled, service };
}

/** A filing for `GET /control/register`, with the password that the bureau tells its owner. */
export function filedView(filed: FiledSubject): object {
  const { Ztid, number, code, ispId, password, cancelled, subject, sites } = filed;
  return { Ztid, number, code, ispId, password, cancelled, subject, sites: sites.map(siteView) };
}
