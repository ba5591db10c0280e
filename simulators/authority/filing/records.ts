import type { Content } from '../wire/shape.ts';

// The records of an upload, by the names of the interface; numbers are kept as digits.

export type Contact = {
  readonly Fzr_xm?: string;
  readonly Fzr_sjhm?: string;
  readonly Fzr_zjhm?: string;
  readonly Fzr_dzyj?: string;
};

export type AddressRange = {
  readonly IspIpid?: string;
  readonly Ipid?: string;
  readonly Qsip: string;
  readonly Zzip: string;
};

export type Access = {
  readonly IspJrid?: string;
  readonly Jrid?: string;
  readonly Ispid?: string;
  readonly Wzfb: Content;
  readonly Wzjrfs: Content;
  readonly Ip_xx: readonly AddressRange[];
};

export type DomainName = {
  readonly IspYmid?: string;
  readonly Ymid?: string;
  readonly Ym: string;
};

export type Service = {
  readonly IspWzid?: string;
  readonly Wzid?: string;
  readonly Wzmc: string;
  readonly Ym_xx: readonly DomainName[];
  readonly Jr_xx: readonly Access[];
  readonly Wz_Fzr: Contact;
  readonly Syurl?: string;
  readonly Baxh?: string;
};

export type Subject = {
  readonly IspZtid?: string;
  readonly Ztid?: string;
  readonly Dwmc: string;
  readonly Txdz: { readonly Shengid: string };
  readonly Zj: { readonly Zjlx: string; readonly Zjhm: string; readonly Zjzs: string };
  readonly Fzr: Contact;
  readonly Baxh?: string;
};

export type NewSubject = { readonly Zt_xx: Subject; readonly Wz_xx: readonly Service[] };
export type AddedService = {
  readonly Zt_xx: { readonly Ztbah?: string; readonly Ztid?: string };
  readonly Wz_xx: readonly Service[];
  readonly ICPmm?: string;
};
export type AddedAccess = Access & {
  readonly Wz_xx: { readonly Wzbah?: string; readonly Wzid?: string };
  readonly ICPmm: string;
};
export type Change = {
  readonly Zt_xx: Subject;
  readonly Wz_xx: readonly Service[];
  readonly ICPmm?: string;
};
export type Cancellation = {
  readonly Zxlb: string;
  readonly Jlid: string;
  readonly Zxly: string;
  readonly ICPmm?: string;
};

/** An attachment without its bytes. */
export type Attachment = {
  readonly Fjwjgs: string;
  readonly Fjyt: string;
  readonly Fjnr?: string;
  readonly Fjssdx: { readonly Ssdxlx: string; readonly Ssdxbs: string | Content };
};

/** A record by the number of its operation (Czlx). */
export interface RecordOf {
  readonly 1: NewSubject;
  readonly 2: AddedService;
  readonly 3: AddedAccess;
  readonly 4: Change;
  readonly 5: Cancellation;
  readonly 6: Cancellation;
  readonly 7: Cancellation;
}

/** Numbers of operations: 1 subject, 2 service, 3 access, 4 change, 5–7 cancelling access, subject, service. */
export type Czlx = keyof RecordOf;
