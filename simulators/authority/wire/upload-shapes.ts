import {
  access,
  address,
  approvals,
  certificate,
  code,
  contact,
  contents,
} from './common-shapes.ts';
import {
  day,
  domain,
  flag,
  id,
  languages,
  name,
  note,
  place,
  type Table,
} from './common-shapes.ts';
import { all, choice, sequence, text, whole, type Shape } from './shape.ts';

// What a provider may upload under UploadData/ICP, written down from the interface V3.0.

const mobile: Table = { Fzr_sjhm: text(128, 11) };
const password = text(32);
const number = text(128);
const range = { IspIpid: id };
const filedRecord = choice({ Jlid: id, Baxh: number });

/** A service: `tail` is what comes between its owner and the end. */
const service = (ids: Table, parts: Table, tail: Table): Shape =>
  sequence({
    ...ids,
    Wzmc: text(512),
    'Nrlx?': approvals,
    Fwnr: contents,
    Yylb: languages,
    ...parts,
    Wz_Fzr: all(contact(mobile, '')),
    ...tail,
  });

const newService = (url: number): Shape => {
  const names = all({ IspYmid: id, Ym: domain });
  const accesses = sequence({ IspJrid: id, ...access(range) });
  const tail = { 'Syurl?': text(url, 4), 'Wz_Bz?': note };
  return service({ IspWzid: id }, { 'Ym_xx+': names, 'Jr_xx+': accesses }, tail);
};

const attachment = (owner: Shape): Shape =>
  sequence({
    Fjwjgs: id,
    Fjyt: id,
    Fjnr: text(),
    Fjssdx: sequence({ Ssdxlx: whole(1, 10), Ssdxbs: owner }),
    'Bz?': text(256),
  });

const attachments = (owner: Shape): Shape => sequence({ Fjxx: attachment(owner) });

/** A subject with its services, as it is reported for the first time. */
export const newSubject = sequence({
  Zt_xx: all({
    IspZtid: id,
    Dwmc: name,
    'Dwxz?': code,
    'Tzr?': name,
    Txdz: all(place),
    Zj: sequence(certificate(code, 255)),
    Fzr: sequence(contact(mobile, '?')),
    Bbfs: flag,
    'Bz?': note,
  }),
  'Wz_xx+': newService(255),
  'Fj*': attachments(id),
});

const addedService = sequence({
  Zt_xx: choice({ Ztbah: number, Ztid: id }),
  'Wz_xx+': newService(512),
  'Fj*': attachments(filedRecord),
  'ICPmm?': password,
});

const addedAccess = sequence({
  Wz_xx: choice({ Wzbah: number, Wzid: id }),
  IspJrid: id,
  ...access(range),
  'Fj*': attachments(filedRecord),
  ICPmm: password,
});

const changedService = service(
  { Wzid: id },
  {
    'Ym_xx+': all({ IspYmid: id, 'Ymid?': id, Ym: domain }),
    'Jr_xx+': sequence({ Jrid: id, ...access({ ...range, 'Ipid?': id }) }),
  },
  // The remark alone has no type in the schema here.
  { Baxh: number, 'Syurl?': text(255, 4), 'Wz_Bz?': text(Infinity, 0) },
);

const change = sequence({
  Zt_xx: all({
    Ztid: id,
    Dwmc: name,
    Baxh: number,
    'Dwxz?': code,
    'Tzr?': name,
    Txdz: sequence(place),
    // The interface knows eleven kinds of certificates where it lists them, and says so only here.
    Zj: sequence(certificate(whole(1, 11), 255)),
    Fzr: all(contact(mobile, '?')),
    'Bz?': note,
  }),
  'Wz_xx+': changedService,
  'Fj*': attachments(filedRecord),
  'ICPmm?': password,
});

const cancellation = sequence({
  Zxlb: whole(0, 2),
  Jlid: id,
  Zxly: code,
  'Zxlybz?': text(1000),
  'ICPmm?': password,
});

const checkedService = sequence({
  Wzid: id,
  Wzmc: text(512),
  'Nrlx?': approvals,
  Fwnr: contents,
  'Ym_xx+': all({ Ymid: id, Ym: domain }),
  'Jr_xx+': sequence({ Jrid: id, ...access({ Ipid: id }), Bbfs: flag }),
  Wz_Fzr: sequence(contact({ 'sjhm?': text(128, 11) }, '')),
  'Syurl?': text(255, 4),
  'Wz_Bz?': note,
});

const checkResult = all({
  Hsjg: flag,
  Hsrxm: text(128),
  Hssj: day,
  Bbdw: id,
  Hsyj: text(1024),
  'Cwxx?': text(4000),
  Baxx: sequence({
    Zt_xx: all({
      Ztid: id,
      Dwmc: name,
      'Dwxz?': code,
      Txdz: all(place),
      'Tzr?': name,
      Zj: all(certificate(code, 255)),
      Fzr: all(contact({ sjhm: text(128, 11) }, '?')),
      'Bz?': note,
    }),
    'Wz_xx+': checkedService,
  }),
});

const unfiledHandled = sequence({
  ...{ Ym: domain, IP: address, Yys: id, Jrs: id, Shengid: id, Cljg: code },
  ...{ Clyj: text(255), Rbsj: day, Clsx: day },
  ...{ 'Sbrxm?': text(128), 'Sbrdh?': text(128, 11), 'Sbrdzyj?': text(128, 6) },
});

/** An upload of filings; those of addresses and domain names (IP, YM) are not taken here. */
export const uploadShape = all({
  'XZBA?': sequence({ 'Baxx+': newSubject }),
  'XZWZ?': sequence({ 'Xzxx+': addedService }),
  'XZJR?': sequence({ 'Xzxx+': addedAccess }),
  'BGBA?': sequence({ 'Bgxx+': change }),
  'HSJG?': sequence({ 'Hsjgxx+': checkResult }),
  'WBACLJG?': sequence({ 'Clxx+': unfiledHandled }),
  'ZXBA?': sequence({ 'Zx_xx+': cancellation }),
  'XZHYD?': sequence({ 'Fjxx+': attachment(filedRecord) }),
  Qqdwid: id,
});
