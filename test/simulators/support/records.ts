import { createHash } from 'node:crypto';
import { ispId } from './interface-client.ts';

type Part = string | number | Parts | readonly (string | number | Parts)[];
export interface Parts {
  readonly [name: string]: Part;
}

/** Elements in the order of the object; a list repeats its element. */
export function toXml(parts: Parts): string {
  return Object.entries(parts)
    .flatMap(([name, part]) => [part].flat().map((one) => [name, one] as const))
    .map(([name, one]) => {
      const inside = typeof one === 'object' ? toXml(one) : String(one);
      return `<${name}>${inside}</${name}>`;
    })
    .join('');
}

/** An upload of blocks, in GBK once it is encoded. */
export function uploadXml(blocks: Parts, qqdwid = ispId): string {
  return `<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP>${toXml({ ...blocks, Qqdwid: qqdwid })}</ICP></UploadData>`;
}

let numbers = 0;
/** A number that no record of this file has. */
export const fresh = (): number => (numbers += 1);

/** 203.0.113.0 and up: addresses for documentation. */
export const address = (n: number): number => 3_405_803_776 + (n % 200);

export const mobileOf = (n: number): string => `138${String(10_000_000 + n)}`;
export const lastSix = '07123X';
const certificate = '11010519900307123X';

export const otherMobileOf = (n: number): string => `139${String(10_000_000 + n)}`;
export const otherLastSix = '214567';

/** The person of a service who is not the subject’s: has another mobile and another certificate. */
export const otherOwner = (n: number): Parts => ({
  Fzr_xm: '李娜',
  Fzr_sjhm: otherMobileOf(n),
  Fzr_dzyj: 'lina@example.cn',
  Fzr_zjlx: 2,
  Fzr_zjhm: '310104198805214567',
});

export function service(n: number, over: Partial<Record<string, Part>> = {}): Parts {
  return merged(
    {
      IspWzid: 2000 + n,
      Wzmc: `示例网站${n}`,
      Fwnr: { Fwnr_id: [1] },
      Yylb: { Yylb_id: [1] },
      Ym_xx: [{ IspYmid: 3000 + n, Ym: `example${n}.cn` }],
      Jr_xx: [access(n)],
      Wz_Fzr: {
        Fzr_xm: '李娜',
        Fzr_sjhm: mobileOf(n),
        Fzr_dzyj: 'lina@example.cn',
        Fzr_zjlx: 2,
        Fzr_zjhm: certificate,
      },
      Syurl: `www.example${n}.cn`,
    },
    over,
  );
}

export function access(n: number): Parts {
  return {
    IspJrid: 4000 + n,
    Wzfb: { Fbdd: [1] },
    Wzjrfs: { Jrfs: [1] },
    Ip_xx: [{ IspIpid: 5000 + n, Qsip: address(n), Zzip: address(n) }],
  };
}

export function subject(n: number, over: Partial<Record<string, Part>> = {}): Parts {
  return merged(
    {
      IspZtid: 1000 + n,
      Dwmc: `天津示例科技${n}有限公司`,
      Dwxz: 4,
      Txdz: { Shengid: 120000, Shiid: 120100, Xianid: 120101, Xxdz: '解放北路1号' },
      Zj: { Zjlx: 1, Zjhm: `91120101MA0${String(n).padStart(7, '0')}`, Zjzs: '天津市和平区' },
      Fzr: {
        Fzr_xm: '王伟',
        Fzr_dhhm: '022-23456789',
        Fzr_sjhm: mobileOf(n),
        Fzr_dzyj: 'wangwei@example.cn',
        Fzr_zjlx: 2,
        Fzr_zjhm: certificate,
      },
      Bbfs: 1,
    },
    over,
  );
}

/** A subject with one service and the same person for both: XZBA's record. */
export function newSubject(
  n: number,
  over: { zt?: object; wz?: object; fj?: Parts[] } = {},
): Parts {
  return {
    Zt_xx: subject(n, over.zt),
    Wz_xx: [service(n, over.wz)],
    ...(over.fj === undefined ? {} : { Fj: over.fj }),
  };
}

/** The extension's attachment. `owner` is an id for XZBA, a choice elsewhere. */
export function extension(said: object, owner: Part): Parts {
  const json = JSON.stringify({ extension: 'beian.1', ...said });
  return {
    Fjxx: {
      Fjwjgs: 999,
      Fjyt: 999,
      Fjnr: Buffer.from(json).toString('base64'),
      Fjssdx: { Ssdxlx: 1, Ssdxbs: owner },
    },
  };
}

export const md5Hex = (text: string): string => createHash('md5').update(text).digest('hex');

function merged(parts: Record<string, Part>, over: Partial<Record<string, Part>>): Parts {
  const all = { ...parts, ...over };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined)) as Parts;
}
