import { control } from './outside.ts';
import { sampleOf } from './sample.ts';

/** Another provider's number at the authority. */
const ANOTHER_PROVIDER = '440001002';
/** 121.36.43.61 is ours; there it runs at 119.29.29.29, as the unsigned number that the interface has. */
const ADDRESS = '1998396701';

/** Who answers for the bookshop and its site, in Tianjin. */
export const BOOKSHOP_OWNER = {
  ...{ name: '陆怀瑾', mobile: '18800000161', certificateNumber: '120190198102130003' },
} as const;

/**
 * What another provider has filed before the demonstration begins: the site of the sample of a new access, by
 * the bureau's ids and codes (企业、营业执照、天津市南开区、单位门户网站、中文简体).
 */
export async function fileElsewhere(authority: string | undefined, now: Date): Promise<void> {
  const { form } = sampleOf('tianjin-enterprise-new-access');
  const { subject = {}, service = {}, filingPassword } = form;
  const { name, mobile, certificateNumber } = BOOKSHOP_OWNER;
  const owner = {
    ...{ Fzr_xm: name, Fzr_dhhm: '022-27000061', Fzr_sjhm: mobile },
    ...{ Fzr_dzyj: 'lu@yunxiu-books.example.cn', Fzr_zjlx: 2, Fzr_zjhm: certificateNumber },
  };
  await control(authority, '/control/register', {
    ...{ code: 'tianjin', ispId: ANOTHER_PROVIDER, password: filingPassword },
    Zt_xx: {
      ...{ IspZtid: 1, Baxh: subject.icpNumber, Dwmc: subject.name, Dwxz: 4 },
      Txdz: { Shengid: 120000, Shiid: 120100, Xianid: 120104, Xxdz: '天津市南开区示例路 61 号' },
      Zj: { Zjlx: 1, Zjhm: subject.certificateNumber, Zjzs: '天津市南开区示例路 61 号' },
      ...{ Fzr: owner, Bbfs: 0, Bz: now.toISOString().slice(0, 10) },
    },
    Wz_xx: [
      {
        ...{ IspWzid: 1, Wzmc: service.name, Fwnr: { Fwnr_id: [8] }, Yylb: { Yylb_id: [1] } },
        Ym_xx: (service.domains ?? []).map((Ym, index) => ({ IspYmid: index + 1, Ym })),
        Jr_xx: [
          {
            ...{ IspJrid: 1, Wzfb: { Fbdd: [29] }, Wzjrfs: { Jrfs: [3] } },
            Ip_xx: [{ IspIpid: 1, Qsip: ADDRESS, Zzip: ADDRESS }],
          },
        ],
        ...{ Wz_Fzr: owner, Syurl: `https://www.${service.domains?.[0] ?? ''}/` },
      },
    ],
  });
}
