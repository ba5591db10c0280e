import type { Application } from './application.ts';
import {
  isLiving,
  isOwnAccess,
  NOT_ISSUED,
  type AccessRecord,
  type FiledAccess,
  type PersonRecord,
  type ServiceRecord,
  type Standing,
  type SubjectRecord,
} from './records.ts';

// What a form says of a record, beside what is filed of it. A draft may lack anything: its records do, too.

/** What is given takes the place of what was; what is left out stays, and an empty text is taken out. */
function changedBy<Value extends object>(value: Value, changes: object = {}): Value {
  const merged = Object.entries({ ...value, ...changes });
  return Object.fromEntries(merged.filter(([, part]) => part !== '')) as Value;
}

/** The number of the subject: as the bureau named it, or as it is filed. */
function subjectNumberOf({ numbers, filed, form }: Application): string {
  const known = filed.subject?.record.icpNumber;
  return numbers.subject ?? known ?? form.subject?.icpNumber ?? NOT_ISSUED;
}

/** The number of the service: as the bureau named it, or as it is filed. */
function serviceNumberOf({ numbers, form }: Application): string {
  return numbers.service ?? form.service?.icpNumber ?? NOT_ISSUED;
}

/** Whose a record is: who has it keeps it, and what nobody has comes under the account that files about it. */
function accountOf(
  { accountId }: Application,
  known: Standing<{ readonly accountId: string | null }> | undefined,
): string {
  return (known && isLiving(known) ? known.record.accountId : null) ?? accountId;
}

/** The subject as a form has it that files it in full, or names it as filed. */
export function statedSubject(application: Application): SubjectRecord {
  const { form, filed } = application;
  const accountId = accountOf(application, filed.subject);
  const owner = { ...form.subjectOwner };
  return {
    ...form.subject,
    ...{ icpNumber: subjectNumberOf(application), accountId, owner },
  } as SubjectRecord;
}

/** The service as a form has it that files it in full, or names it as filed; its access is a record of its own. */
export function statedService(application: Application): ServiceRecord {
  const { form, filed } = application;
  const accountId = accountOf(application, filed.service);
  const { domains = [], owner, ...said } = withoutAccess(form.service);
  return {
    ...said,
    icpNumber: serviceNumberOf(application),
    subjectNumber: subjectNumberOf(application),
    ...{ accountId, domains, owner: { ...owner } },
  } as ServiceRecord;
}

/** A service's own fields: where it runs belongs to its access. */
function withoutAccess(service: Application['form']['service']) {
  const { ipAddresses: _ips, resourceCode: _code, ...own } = (service ?? {}) as WithAccess;
  return own;
}

type WithAccess = NonNullable<Application['form']['service']> & { resourceCode?: string };

/** Where a service runs, as far as a part of a form says it. */
function accessOf(part: Application['form']['access']): Partial<AccessRecord> {
  const { ipAddresses, resourceCode } = part ?? {};
  return {
    ...(ipAddresses && { ipAddresses }),
    ...(resourceCode !== undefined && { resourceCode }),
  };
}

/** Our own access to the service, as the service of a form has it. */
export function accessOfService(application: Application): AccessRecord {
  return ownAccess(application, accessOf(application.form.service));
}

/** Our own access, as a form states it by itself. */
export function statedAccess(application: Application): AccessRecord {
  return ownAccess(application, accessOf(application.form.access));
}

function ownAccess(application: Application, said: Partial<AccessRecord>): AccessRecord {
  const serviceNumber = serviceNumberOf(application);
  return { serviceNumber, otherProvider: null, ipAddresses: [], ...said };
}

/** The subject that a form names, with the changes to it: as it is filed, or else as far as the form knows it. */
export function changedSubject(application: Application): SubjectRecord {
  const { filed, form } = application;
  const known = filed.subject && isLiving(filed.subject) ? filed.subject.record : undefined;
  const { owner, ...record } = known ?? statedSubject(application);
  const after = changedBy(record, form.changes?.subject) as SubjectRecord;
  return {
    ...after,
    icpNumber: subjectNumberOf(application),
    owner: changedOwner(owner, form.changes?.subjectOwner),
  };
}

/** The same of the service. */
export function changedService(application: Application): ServiceRecord {
  const { filed, form } = application;
  const known = filed.service && isLiving(filed.service) ? filed.service.record : undefined;
  const { owner, ...record } = known ?? statedService(application);
  const { owner: ownerChanges, ...changes } = withoutAccess(form.changes?.service);
  const after = changedBy(record, changes) as ServiceRecord;
  return {
    ...after,
    accountId: accountOf(application, filed.service),
    owner: changedOwner(owner, ownerChanges),
  };
}

const changedOwner = (owner: PersonRecord, changes: object | undefined): PersonRecord =>
  changedBy(owner, changes);

/** Our own access after a change of the service; undefined where it is none of ours and is not said to be. */
export function changedAccess(application: Application): AccessRecord | undefined {
  const changes = accessOf(application.form.changes?.service);
  const known = ownAccessOf(application)?.record;
  if (known === undefined && changes.ipAddresses === undefined) return undefined;
  return changedBy(known ?? ownAccess(application, {}), changes);
}

/** Our own living access to the service that is named. */
export function ownAccessOf({ filed }: Application): FiledAccess | undefined {
  return filed.service?.accesses.find(isOwnAccess);
}
