import type { FiledView } from './interface-world.ts';
import { service, subject, type Parts } from './records.ts';

/** The snapshot of a filed subject and its nth service, as a change tells it. */
export function change(of: FiledView, n: number, zt: object = {}, wz: object = {}, nth = 0): Parts {
  const { IspZtid: _, Bbfs: __, ...rest } = subject(n) as Record<string, Parts>;
  const site = of.sites[nth]!;
  const { Jr_xx: accesses, Ym_xx: names } = site.service;
  const said = service(n);
  const { Wzmc, Fwnr, Yylb, Wz_Fzr, Syurl } = said as Record<string, Parts>;
  const kept = accesses.map(({ Jrid, Ip_xx }) => ({
    ...{ Jrid, Wzfb: { Fbdd: [1] }, Wzjrfs: { Jrfs: [1] } },
    Ip_xx: Ip_xx.map(({ Ipid }) => ({
      ...{ IspIpid: 1, Ipid, Qsip: 3405803776, Zzip: 3405803776 },
    })),
  }));
  return {
    Zt_xx: { Ztid: of.Ztid, Baxh: of.number, ...rest, ...zt },
    Wz_xx: [
      {
        ...{ Wzid: site.Wzid, Wzmc: Wzmc!, Fwnr: Fwnr!, Yylb: Yylb! },
        Ym_xx: names.map(({ Ymid, Ym }) => ({ IspYmid: 3000 + n, Ymid, Ym })),
        ...{ Jr_xx: kept, Wz_Fzr: Wz_Fzr!, Baxh: site.number, Syurl: Syurl!, ...wz },
      },
    ],
  };
}
