import { nextSubjectNumber } from './numbers.ts';
import { enterServices } from './grant.ts';
import type { Service, Subject } from './records.ts';
import type { FiledSubject, FilingRegister } from './register.ts';

/** A filing that is entered without a report: what another provider has filed before, say. */
export interface FiledRecord {
  readonly code: string;
  readonly ispId: string;
  readonly password: string;
  readonly at: number;
  readonly subject: Subject;
  readonly services: readonly Service[];
  readonly app: boolean;
}

/** Puts a filing on file as it is; the bureau's ids and numbers that it lacks are given. */
export function enterFiled(register: FilingRegister, filed: FiledRecord): FiledSubject {
  const { code, ispId, password, at, app } = filed;
  const Ztid = filed.subject.Ztid ?? register.nextId();
  const number = filed.subject.Baxh ?? nextSubjectNumber(register, code, at);
  const subject: FiledSubject = {
    ...{ Ztid, number, code, ispId, password, firstAt: at, changedAt: at, cancelled: false },
    sites: [],
    subject: { ...filed.subject, Ztid },
  };
  register.subjects.set(Ztid, subject);
  enterServices(register, subject, filed.services, { ispId, app, at });
  return subject;
}
