import { SANDBOX_ISP_ID } from '#server/start/sandbox-endpoints.ts';

/** Another provider, whose filings have been at the bureau for long. */
export const OTHER_PROVIDER = '999000001';

/** A subject as the bureau has it on file, with its services. */
export interface AtBureau {
  readonly number: string;
  readonly password: string;
  readonly cancelled: boolean;
  readonly subject: { readonly Dwmc: string };
  readonly sites: readonly {
    readonly number: string;
    readonly cancelled: boolean;
    readonly service: {
      readonly Wzmc: string;
      readonly Wz_Fzr: { readonly Fzr_sjhm: string };
      readonly Jr_xx: readonly { readonly Ispid: string }[];
      readonly Ym_xx: readonly { readonly Ym: string }[];
    };
  }[];
}

const mark = ({ cancelled }: { readonly cancelled: boolean }) => (cancelled ? ' cancelled' : '');
const PROVIDERS: Readonly<{ [ispId: string]: string }> = {
  [String(SANDBOX_ISP_ID)]: 'us',
  [OTHER_PROVIDER]: 'another',
};

/** What the bureau has on file under a subject's number, one line for each record. */
export const bureauLines = (filed: AtBureau): string[] => [
  `subject ${filed.number} ${filed.subject.Dwmc}${mark(filed)}`,
  ...filed.sites.map((site) => {
    const { Wzmc, Wz_Fzr, Jr_xx, Ym_xx } = site.service;
    const domains = Ym_xx.map(({ Ym }) => Ym).join(' ');
    const providers = Jr_xx.map(({ Ispid }) => PROVIDERS[Ispid] ?? Ispid).join(' ');
    return `service ${site.number} ${Wzmc} of ${Wz_Fzr.Fzr_sjhm} at ${domains} through ${providers || 'nobody'}${mark(site)}`;
  }),
];

/** A company and its website as another provider files them: the body of POST /control/register. */
export function filedElsewhere(given: {
  readonly name: string;
  readonly certificateNumber: string;
  readonly site: string;
  readonly domain: string;
  readonly owner: { readonly mobile: string; readonly certificateNumber: string };
}): object {
  const { name, certificateNumber, site, domain, owner } = given;
  const person = {
    ...{ Fzr_xm: '林越', Fzr_dhhm: '022-23456789', Fzr_sjhm: owner.mobile },
    ...{ Fzr_dzyj: 'linyue@example.cn', Fzr_zjlx: 2, Fzr_zjhm: owner.certificateNumber },
  };
  return {
    ...{ code: 'tianjin', ispId: OTHER_PROVIDER },
    Zt_xx: {
      ...{ IspZtid: 1, Dwmc: name, Dwxz: 4 },
      Txdz: { Shengid: 120000, Shiid: 120100, Xianid: 120101, Xxdz: '解放北路1号' },
      Zj: { Zjlx: 1, Zjhm: certificateNumber, Zjzs: '天津市和平区' },
      ...{ Fzr: person, Bbfs: 1 },
    },
    Wz_xx: [
      {
        ...{ IspWzid: 2, Wzmc: site, Fwnr: { Fwnr_id: [8] }, Yylb: { Yylb_id: [1] } },
        Ym_xx: [{ IspYmid: 3, Ym: domain }],
        Jr_xx: [
          {
            ...{ IspJrid: 4, Wzfb: { Fbdd: [29] }, Wzjrfs: { Jrfs: [3] } },
            Ip_xx: [{ IspIpid: 5, Qsip: 3_405_803_777, Zzip: 3_405_803_777 }],
          },
        ],
        ...{ Wz_Fzr: person, Syurl: `www.${domain}` },
      },
    ],
  };
}
