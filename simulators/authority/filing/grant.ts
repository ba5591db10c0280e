import type { Filing } from './filing.ts';
import { nextServiceNumber, nextSubjectNumber, subjectOf } from './numbers.ts';
import type { Access, Service, Subject } from './records.ts';
import type { FiledSubject, FilingRegister } from './register.ts';

/** What an approval brings: the instant, and the password of a subject that is new. */
export interface Approval {
  readonly at: number;
  readonly password: string;
}

/** What changed in the register: the subject that was touched, and the ids that were cancelled. */
export interface Granted {
  readonly subject: FiledSubject | undefined;
  readonly cancelled: readonly { readonly Zxlb: string; readonly Jlid: string }[];
}

/** Gives the bureau’s ids to an access; those that are there stay. */
function withIds(register: FilingRegister, access: Access, ispId: string): Access {
  return {
    ...access,
    Jrid: access.Jrid ?? register.nextId(),
    Ispid: access.Ispid ?? ispId,
    Ip_xx: access.Ip_xx.map((range) => ({ ...range, Ipid: range.Ipid ?? register.nextId() })),
  };
}

/** Enters services under a subject, with ids and numbers. */
export function enterServices(
  register: FilingRegister,
  subject: FiledSubject,
  services: readonly Service[],
  by: { readonly ispId: string; readonly app: boolean; readonly at: number },
): void {
  for (const service of services) {
    const Wzid = service.Wzid ?? register.nextId();
    subject.sites.push({
      Wzid,
      number: nextServiceNumber(subject.number, subject.sites.length, 1, by.app),
      app: by.app,
      firstAt: by.at,
      changedAt: by.at,
      cancelled: false,
      service: {
        ...service,
        Wzid,
        Ym_xx: service.Ym_xx.map((one) => ({ ...one, Ymid: one.Ymid ?? register.nextId() })),
        Jr_xx: service.Jr_xx.map((access) => withIds(register, access, by.ispId)),
      },
    });
  }
  subject.changedAt = by.at;
}

function enterSubject(
  register: FilingRegister,
  filing: Filing & { czlx: 1 },
  { at, password }: Approval,
): FiledSubject {
  const { code, ispId, record } = filing;
  const Ztid = register.nextId();
  const number = nextSubjectNumber(register, code, at);
  const times = { firstAt: at, changedAt: at };
  const subject: FiledSubject = {
    ...{ Ztid, number, code, ispId, password, ...times, cancelled: false, sites: [] },
    subject: { ...record.Zt_xx, Ztid },
  };
  register.subjects.set(Ztid, subject);
  return subject;
}

/** Writes the new snapshot of a subject over the old one; the provider’s id stays. */
function changeSubject(filed: FiledSubject, to: Subject, at: number): void {
  const { IspZtid = '' } = filed.subject;
  filed.subject = { ...(IspZtid === '' ? {} : { IspZtid }), ...to };
  filed.changedAt = at;
}

/** Writes the new snapshot of a service over the old one; whose access it is stays. */
function changeService(register: FilingRegister, subject: FiledSubject, to: Service, at: number) {
  const site = subject.sites.find(({ Wzid }) => Wzid === to.Wzid);
  if (site === undefined) return;
  const before = site.service;
  const names = to.Ym_xx.map((one) => ({ ...one, Ymid: one.Ymid ?? register.nextId() }));
  const accesses = before.Jr_xx.map((access) => {
    const changed = to.Jr_xx.find(({ Jrid }) => Jrid === access.Jrid);
    return changed === undefined ? access : withIds(register, { ...access, ...changed }, '');
  });
  const { IspWzid = '' } = before;
  site.service = { ...(IspWzid === '' ? {} : { IspWzid }), ...to, Ym_xx: names, Jr_xx: accesses };
  site.changedAt = at;
}

/** Enters what an approval grants. Must be the same every time: it is replayed from the journal. */
export function grant(register: FilingRegister, filing: Filing, approval: Approval): Granted {
  const { ispId } = filing;
  const { at } = approval;
  const filed = subjectOf(register, filing);
  const app = filing.extension?.app === true;
  const touched = (subject: FiledSubject | undefined): Granted => ({ subject, cancelled: [] });
  switch (filing.czlx) {
    case 1: {
      const subject = filed ?? enterSubject(register, filing, approval);
      enterServices(register, subject, filing.record.Wz_xx, { ispId, app, at });
      return touched(subject);
    }
    case 2:
      if (filed !== undefined) {
        enterServices(register, filed, filing.record.Wz_xx, { ispId, app, at });
      }
      return touched(filed);
    case 3: {
      const { IspJrid = '', Wz_xx, Wzfb, Wzjrfs, Ip_xx } = filing.record;
      const seat = register.site({ id: Wz_xx.Wzid, number: Wz_xx.Wzbah });
      if (seat === undefined) return touched(filed);
      const access = withIds(register, { IspJrid, Wzfb, Wzjrfs, Ip_xx }, ispId);
      const { service } = seat.site;
      seat.site.service = { ...service, Jr_xx: [...service.Jr_xx, access] };
      seat.site.changedAt = at;
      return touched(filed);
    }
    case 4:
      if (filed === undefined) return touched(filed);
      changeSubject(filed, filing.record.Zt_xx, at);
      for (const service of filing.record.Wz_xx) changeService(register, filed, service, at);
      return touched(filed);
    default:
      return cancel(register, filing, filed);
  }
}

function cancel(
  register: FilingRegister,
  { czlx, record }: Filing & { czlx: 5 | 6 | 7 },
  subject: FiledSubject | undefined,
): Granted {
  const { Jlid } = record;
  if (czlx === 5) {
    const seat = register.access(Jlid);
    if (seat === undefined) return { subject, cancelled: [] };
    const { service } = seat.site;
    const left = service.Jr_xx.filter(({ Jrid }) => Jrid !== Jlid);
    seat.site.service = { ...service, Jr_xx: left };
    return { subject, cancelled: [] };
  }
  const sites = subject?.sites.filter(({ Wzid }) => czlx === 6 || Wzid === Jlid) ?? [];
  for (const site of sites) site.cancelled = true;
  if (czlx === 6 && subject !== undefined) subject.cancelled = true;
  return { subject: undefined, cancelled: [{ Zxlb: czlx === 6 ? '0' : '1', Jlid }] };
}
