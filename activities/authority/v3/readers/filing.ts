import type { Cursor } from './cursor.ts';

// A filing as downloads carry it, in both id spaces: `id` the provider's (where the bureau knows it), `bureauId`
// the bureau's.

type Maybe<T> = { readonly [K in keyof T]: T[K] | undefined };

type FiledPerson = Maybe<{
  name: string;
  phone: string;
  mobile: string;
  email: string;
  msn: string;
  qq: string;
  certificateTypeId: number;
  certificateNumber: string;
}>;

export type FiledSubject = { readonly owner: FiledPerson } & Maybe<{
  id: number;
  bureauId: number;
  filingNumber: string;
  name: string;
  natureId: number;
  provinceId: number;
  cityId: number;
  countyId: number;
  address: string;
  certificateTypeId: number;
  certificateNumber: string;
  domicile: string;
  investor: string;
  /** Whether the owner reported it, or a provider on the owner's behalf. */
  reportedBy: 'owner' | 'provider';
  firstFiledAt: string;
  changedAt: string;
  certificateValidUntil: string;
  certificatePath: string;
  certificateSerial: string;
  reviewer: string;
  reviewedAt: string;
  remarks: string;
}>;

interface FiledAccess extends Maybe<{
  id: number;
  bureauId: number;
  providerId: number;
  reportedBy: 'owner' | 'provider';
}> {
  readonly serverPlaceIds: readonly number[];
  readonly methodIds: readonly number[];
  readonly ips: readonly Maybe<{ id: number; bureauId: number; from: string; to: string }>[];
}

export interface FiledService extends Maybe<{
  id: number;
  bureauId: number;
  filingNumber: string;
  name: string;
  homeUrl: string;
  firstFiledAt: string;
  changedAt: string;
  remarks: string;
}> {
  readonly approvals: readonly {
    readonly kindId: number | undefined;
    readonly number: string | undefined;
    /** Base64, as it came. */
    readonly images: readonly string[];
  }[];
  readonly contentTypeIds: readonly number[];
  readonly languageIds: readonly number[];
  readonly domains: readonly Maybe<{ id: number; bureauId: number; name: string }>[];
  readonly accesses: readonly FiledAccess[];
  readonly owner: FiledPerson;
}

const REPORTED_BY = ['owner', 'provider'] as const;

/** The subject of a record (Zt_xx). */
export function readSubject(record: Cursor): FiledSubject {
  const subject = record.child('Zt_xx', 'must');
  const place = subject.child('Txdz');
  const certificate = subject.child('Zj');
  return {
    id: subject.integer('IspZtid'),
    bureauId: subject.integer('Ztid', 'must'),
    filingNumber: subject.text('Baxh'),
    name: subject.text('Dwmc', 'must'),
    natureId: subject.integer('Dwxz'),
    provinceId: place.integer('Shengid'),
    cityId: place.integer('Shiid'),
    countyId: place.integer('Xianid'),
    address: place.text('Xxdz'),
    certificateTypeId: certificate.integer('Zjlx'),
    certificateNumber: certificate.text('Zjhm'),
    domicile: certificate.text('Zjzs'),
    investor: subject.text('Tzr'),
    owner: readPerson(subject.child('Fzr')),
    reportedBy: subject.choice('Bbyhlx', REPORTED_BY),
    firstFiledAt: subject.instant('Scbbsj'),
    changedAt: subject.instant('Zjxgsj'),
    certificateValidUntil: subject.instant('Zsyxq'),
    certificatePath: subject.text('Zslj'),
    certificateSerial: subject.text('Zsxh'),
    reviewer: subject.text('Shrxm'),
    reviewedAt: subject.instant('Shsj'),
    remarks: subject.text('Bz'),
  };
}

/** The services of a record (Wz_xx). */
export function readServices(record: Cursor): FiledService[] {
  return record.children('Wz_xx').map((service) => ({
    id: service.integer('IspWzid'),
    bureauId: service.integer('Wzid', 'must'),
    filingNumber: service.text('Baxh'),
    name: service.text('Wzmc', 'must'),
    approvals: service
      .child('Nrlx')
      .children('Nrlx_xx')
      .map((approval) => ({
        kindId: approval.integer('Nrlx_id'),
        number: approval.text('Qzsph'),
        images: approval.texts('Spwj'),
      })),
    contentTypeIds: service.child('Fwnr').integers('Fwnr_id'),
    languageIds: service.child('Yylb').integers('Yylb_id'),
    domains: service.children('Ym_xx').map((domain) => ({
      id: domain.integer('IspYmid'),
      bureauId: domain.integer('Ymid'),
      name: domain.text('Ym', 'must'),
    })),
    accesses: service.children('Jr_xx').map(readAccess),
    owner: readPerson(service.child('Wz_Fzr')),
    homeUrl: service.text('Syurl'),
    remarks: service.text('Wz_Bz'),
    firstFiledAt: service.instant('Scbbsj'),
    changedAt: service.instant('Zjxgsj'),
  }));
}

function readAccess(access: Cursor): FiledAccess {
  return {
    id: access.integer('IspJrid'),
    bureauId: access.integer('Jrid'),
    // Of verification tasks; there it is the user's number where the owner reported.
    providerId: access.integer('Ispid') ?? access.integer('Bbyhid'),
    reportedBy: access.choice('Bbyhlx', REPORTED_BY),
    serverPlaceIds: access.child('Wzfb').integers('Fbdd'),
    methodIds: access.child('Wzjrfs').integers('Jrfs'),
    ips: access.children('Ip_xx').map((ip) => ({
      id: ip.integer('IspIpid'),
      bureauId: ip.integer('Ipid'),
      from: ip.address('Qsip', 'must'),
      to: ip.address('Zzip', 'must'),
    })),
  };
}

function readPerson(person: Cursor): FiledPerson {
  return {
    name: person.text('Fzr_xm'),
    phone: person.text('Fzr_dhhm'),
    mobile: person.text('Fzr_sjhm') ?? person.text('sjhm'),
    email: person.text('Fzr_dzyj'),
    msn: person.text('Msn'),
    qq: person.text('Qq'),
    certificateTypeId: person.integer('Fzr_zjlx'),
    certificateNumber: person.text('Fzr_zjhm'),
  };
}
