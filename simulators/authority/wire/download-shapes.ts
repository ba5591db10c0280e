import {
  access,
  address,
  approvals,
  certificate,
  code,
  contact,
  contents,
} from './common-shapes.ts';
import { domain, flag, id, languages, moment, name, note, region } from './common-shapes.ts';
import type { Table } from './common-shapes.ts';
import { all, sequence, text, whole, type Shape } from './shape.ts';

// What the bureau sends under DownloadData/ICP, written down from the interface V3.0.

const mobile: Table = { 'Fzr_sjhm?': text(128, 11) };
const remark: Table = { 'Bz?': text(Infinity, 0) };
const place: Table = { Shengid: region, 'Shiid?': region, 'Xianid?': region, 'Xxdz?': text(1024) };
const subjectContact = all(contact(mobile, '?'));
// The same, with a longer certificate number.
const filedContact = all({ ...contact(mobile, '?'), 'Fzr_zjhm?': text(255) });
const serviceContact = all(contact(mobile, '', '?'));
const url: Table = { 'Syurl?': text(255, 4) };
const times: Table = { 'Scbbsj?': moment, 'Zjxgsj?': moment };

const filed = sequence({
  Zt_xx: all({
    ...{ 'IspZtid?': id, Ztid: id, Dwmc: name, 'Dwxz?': code, Txdz: all(place) },
    ...{ Zj: all(certificate(code, 128)), Fzr: filedContact, 'Baxh?': text(128), Bbyhlx: flag },
    ...{ 'Tzr?': name, Scbbsj: moment, Zjxgsj: moment, 'Zsyxq?': moment, 'Zslj?': text(255) },
    ...{ 'Zsxh?': text(128), 'Shrxm?': text(128), 'Shsj?': moment, 'Bz?': note },
  }),
  'Wz_xx+': sequence({
    ...{ 'IspWzid?': id, Wzid: id, Wzmc: text(512), 'Nrlx?': approvals, 'Fwnr?': contents },
    Yylb: languages,
    'Ym_xx+': all({ 'IspYmid?': id, Ymid: id, Ym: domain }),
    'Jr_xx+': sequence({
      ...{ 'IspJrid?': id, Jrid: id, Ispid: id },
      ...access({ 'IspIpid?': id, Ipid: id }),
    }),
    Wz_Fzr: serviceContact,
    ...{ ...url, 'Wz_Bz?': note, ...times, 'Baxh?': text(128) },
  }),
  ...remark,
});

const cancelled = all({ Zxlb: flag, Jlid: id, ...remark });

const operation = whole(0, 2);
const blacklist: Table = {
  'Zthmdxxs*': sequence({
    'Zt_xx?': all({ Dwmc: name, 'Dwxz?': code, Zj: all({ Zjlx: code, Zjhm: text(255) }) }),
    ...{ Czlx: operation, ...remark },
  }),
  'Wzhmdxxs*': sequence({
    Wz_xx: sequence({ Wzmc: text(512), 'Ym_xx+': all({ Ym: domain }), ...url }),
    ...{ Czlx: operation, ...remark },
  }),
};

const illegalAccess = all({
  ...{ Id: id, Ym: domain, Ip: address, Zjjrz: id, Szs: id, Dqjcsj: moment, ...remark },
});

const unfiled = sequence({
  ...{ Id: id, Wzym_mc: text(128), 'Yylb?': languages, IP: address, 'Dqjcsj?': moment },
  ...{ 'Jccs?': whole(0), 'Sssh?': id, 'Scjcsj?': moment, 'Jrs?': id, Yys: id, ...remark },
});

const results: Table = {
  'Jg_xx*': sequence({
    'Jgxx+': all({ Jgdm: id, 'Dmms?': text(255) }),
    ...{ Czlx: whole(1, 7), 'Bs?': text(255), ...remark },
  }),
  'GJSHS?': sequence({
    'Gjsh+': all({
      ...{ 'Shrxm?': text(128), 'Shr_dhhm?': text(128, 11), Shsj: moment, 'Shyj?': note },
      ...{ Shjg: flag, 'Czlx?': whole(1, 7), 'Jlid?': id },
    }),
  }),
};

const task = sequence({
  Zt_xx: all({
    ...{ Ztid: id, Dwmc: name, 'Dwxz?': code, Txdz: all(place), Zj: all(certificate(code, 255)) },
    ...{ Fzr: subjectContact, 'Tzr?': name, Bbyhlx: flag, Scbbsj: moment, 'Zjxgsj?': moment },
    'Bz?': note,
  }),
  'Wz_xx+': sequence({
    ...{ Wzid: id, Wzmc: text(512), 'Nrlx?': approvals, 'Fwnr?': contents, 'Yylb?': languages },
    'Ym_xx+': all({ Ymid: id, Ym: domain }),
    'Jr_xx+': sequence({ Jrid: id, ...access({ Ipid: id }), Bbyhid: id, Bbyhlx: flag }),
    ...{ Wz_Fzr: serviceContact, ...url, 'Wz_Bz?': note, ...times },
  }),
  ...remark,
});

const checked: Table = { Wzid: id, Wz_Baxh: text(255, 5) };
const checks: Table = {
  'Zthc*': all({
    Ztid: id,
    Dwmc: name,
    Zjlx: code,
    Zjhm: text(255),
    'Cwyy?': text(512),
    ...remark,
  }),
  'Jrhc*': all({
    ...{ ...checked, 'Ym?': text(255, 4), 'Jxip?': whole(0, 4_294_967_295), 'Bbisp?': id },
    ...{ Hcjg: whole(1, 2), Hcsj: moment, 'Jrid?': id, ...remark },
  }),
  'Kkwzhc*': all({ ...checked, Hcjg: flag, Hcsj: moment, 'Syurl?': text(255, 7), ...remark }),
  'Wzch*': all({ ...checked, ...url, Hcsj: moment, ...remark }),
};

const notice = all({ Tzlb: flag, 'Baxh?': text(128), 'Jlid?': id, Tznr: text(255), ...remark });

/** Every block of a file about filings. */
export const downloadBlocks = {
  BASJ: sequence({ 'Baxx+': filed }),
  ZXSJ: sequence({ 'Zxxx+': cancelled }),
  HMDLB: sequence(blacklist),
  FFJRHMD: sequence({ 'Ffjrxx+': illegalAccess }),
  WBAWZLB: sequence({ 'Wbawz_xx+': unfiled }),
  BAJG: sequence(results),
  HSRW: sequence({ 'Baxx+': task }),
  HCJG: sequence({ Jgxx: sequence(checks) }),
  XGTZ: sequence({ 'Tzxx+': notice }),
} as const satisfies Readonly<Record<string, Shape>>;
