/** How long a text may be, in characters, as the schema of V3.0 counts them. */
export interface TextLimit {
  readonly length: readonly [min: number, max: number];
  readonly optional?: true;
}

/** Between what an integer must lie. */
export interface NumberLimit {
  readonly range: readonly [min: number, max: number];
  readonly optional?: true;
}

export type Limit = TextLimit | NumberLimit;

const text = (min: number, max: number): TextLimit => ({ length: [min, max] });
const number = (min: number, max = Number.MAX_SAFE_INTEGER): NumberLimit => ({ range: [min, max] });
const optional = <L extends Limit>(limit: L): L => ({ ...limit, optional: true });

const ID = number(1);
const REGION = number(100_000);
const CODE = number(1, 999);
const CHOICE = number(1, 64);
const FLAG = number(0, 1);
const ADDRESS = number(1, 4_294_967_295);
const DATE = text(10, 10);

/** The limits of upload elements by name; one that differs in a block stands under `block/name`. */
const LIMITS: Readonly<Record<string, Limit>> = {
  ...{ IspZtid: ID, IspWzid: ID, IspYmid: ID, IspJrid: ID, IspIpid: ID },
  ...{ Ztid: ID, Wzid: ID, Ymid: ID, Jrid: ID, Ipid: ID, Jlid: ID, Qqdwid: ID },
  ...{ 'BGBA/Ymid': optional(ID), 'BGBA/Ipid': optional(ID) },
  Dwmc: text(1, 255),
  Dwxz: CODE,
  Tzr: optional(text(1, 255)),
  ...{ Shengid: REGION, Shiid: REGION, Xianid: optional(REGION), 'WBACLJG/Shengid': ID },
  Xxdz: optional(text(1, 1024)),
  Zjlx: CODE,
  'BGBA/Zjlx': number(1, 11),
  Zjhm: text(1, 255),
  Zjzs: text(1, 1024),
  Fzr_xm: text(1, 128),
  Fzr_dhhm: text(11, 128),
  ...{ Fzr_sjhm: text(11, 128), sjhm: text(11, 128) },
  Fzr_dzyj: text(6, 128),
  ...{ Fzr_zjlx: optional(CODE), Fzr_zjhm: optional(text(1, 128)) },
  Bbfs: FLAG,
  Bz: optional(text(1, 1024)),
  Wzmc: text(1, 512),
  ...{ Nrlx_id: CHOICE, Qzsph: text(1, 512) },
  ...{ Fwnr_id: CHOICE, Yylb_id: CHOICE, Fbdd: CHOICE, Jrfs: CHOICE },
  Ym: text(4, 128),
  ...{ Qsip: ADDRESS, Zzip: ADDRESS },
  ...{ Syurl: optional(text(4, 255)), 'XZWZ/Syurl': optional(text(4, 512)) },
  Wz_Bz: optional(text(1, 1024)),
  ...{ Baxh: text(1, 128), Ztbah: text(1, 128), Wzbah: text(1, 128) },
  ...{ Fjwjgs: ID, Fjyt: ID, Ssdxlx: number(1, 10), Ssdxbs: ID, 'Fjxx/Bz': optional(text(1, 256)) },
  ICPmm: text(1, 32),
  ...{ Hsjg: FLAG, Hsrxm: text(1, 128), Hssj: DATE, Bbdw: ID },
  ...{ Hsyj: text(1, 1024), Cwxx: optional(text(1, 4000)) },
  ...{ IP: ADDRESS, Yys: ID, Jrs: ID, Cljg: CODE, Clyj: text(1, 255), Rbsj: DATE, Clsx: DATE },
  Sbrxm: optional(text(1, 128)),
  Sbrdh: optional(text(11, 128)),
  Sbrdzyj: optional(text(6, 128)),
  ...{ Zxlb: number(0, 2), Zxly: CODE, Zxlybz: optional(text(1, 1000)) },
};

/** The limit of an element in a block. */
export function limitOf(block: string, name: string): Limit {
  const limit = LIMITS[`${block}/${name}`] ?? LIMITS[name];
  if (limit === undefined) throw new Error(`The element ${name} has no limit`);
  return limit;
}
