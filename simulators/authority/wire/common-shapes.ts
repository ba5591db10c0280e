import { all, sequence, text, whole, type Shape } from './shape.ts';

// Blocks that come back all over the interface V3.0, in uploads and downloads alike.

export const id = whole(1);
export const region = whole(100_000);
export const code = whole(1, 999);
export const flag = whole(0, 1);
/** An IPv4 address as an unsigned number of 32 bits: the interface knows no IPv6. */
export const address = whole(1, 4_294_967_295);
/** An entry of one of the tables with up to 64 entries. */
export const entry = whole(1, 64);
export const note = text(1024);
export const name = text(255);
export const domain = text(128, 4);
/** A day on upload, a day with or without the time on download. */
export const day = text(10, 10);
export const moment = text(22, 10);

export type Table = Readonly<Record<string, Shape>>;

/**
 * How to reach a person; `mobile` is the element of the mobile number, and the marks say whether
 * the name and the mail address may be absent.
 */
export function contact(mobile: Table, nameMark: '' | '?', mailMark: '' | '?' = ''): Table {
  return {
    [`Fzr_xm${nameMark}`]: text(128),
    'Fzr_dhhm?': text(128, 11),
    ...mobile,
    [`Fzr_dzyj${mailMark}`]: text(128, 6),
    'Msn?': text(128, 6),
    'Qq?': text(128, 5),
    'Fzr_zjlx?': code,
    'Fzr_zjhm?': text(128),
  };
}

export const place: Table = {
  Shengid: region,
  Shiid: region,
  'Xianid?': region,
  'Xxdz?': text(1024),
};

/** A certificate: its kind, its number, and the place that it tells. */
export function certificate(kind: Shape, longest: number): Table {
  return { Zjlx: kind, Zjhm: text(longest), Zjzs: text(1024) };
}

/** Contents that need an approval beforehand, with scans of the approvals. */
export const approvals = sequence({
  'Nrlx_xx{1,64}': sequence({ Nrlx_id: entry, Qzsph: text(512), 'Spwj{1,10}': text() }),
});
export const contents = sequence({ 'Fwnr_id{1,64}': entry });
export const languages = sequence({ 'Yylb_id{1,256}': entry });

/** Where a service runs and how it is connected; `ids` are the ids of an address range. */
export function access(ids: Table): Table {
  return {
    Wzfb: sequence({ 'Fbdd{1,64}': entry }),
    Wzjrfs: sequence({ 'Jrfs{1,64}': entry }),
    'Ip_xx+': all({ ...ids, Qsip: address, Zzip: address }),
  };
}
