import { randomUUID } from 'node:crypto';
import type { ImportedAccess, ImportedService, ImportedSubject } from '#domain/import/filed.ts';
import { REFUSALS, type Refusal } from '#domain/import/refusals.ts';
import type { Outcome, ReportLine } from '#domain/import/report.ts';
import type {
  FiledAccess,
  FiledService,
  FiledSubject,
  Standing,
} from '#domain/registry/records.ts';
import { isLiving } from '#domain/registry/records.ts';
import type { Vault } from '#prisma/vault.ts';
import { Changes, type FiledUnder } from './changes.ts';
import { indexOf, type Existing, type LastVersion } from './existing.ts';
import { accessRecordOf, serviceRecordOf, subjectRecordOf, type AccountIds } from './records-of.ts';
import { linesOf, refusedLines, type Finding } from './lines.ts';
import { saysTheSame } from './same-record.ts';
import type { OneSubjectIn, SubjectsOfAccounts } from './subjects-of-accounts.ts';

/** What a subject's lines come to: what is to be written, and the report. Refused: nothing is. */
export interface Decided {
  readonly changes: Changes;
  readonly lines: readonly ReportLine[];
}

/** What a decision is made from, besides the lines. */
export interface Given {
  readonly vault: Vault;
  readonly existing: Existing;
  readonly accounts: AccountIds;
  /** Accounts that are there, and can't own filings. */
  readonly notOwners: ReadonlySet<string>;
  readonly oneSubjectIn: OneSubjectIn;
  readonly subjectsOf: SubjectsOfAccounts;
  readonly now: Date;
}

type Imported = ImportedSubject | ImportedService | ImportedAccess;

/** Where a line names no id or day, what is filed stays. */
function under(line: Imported, filed: Standing<unknown> | undefined, now: Date): FiledUnder {
  const known = (id: number | null | undefined) => (id == null ? null : BigInt(id));
  return {
    providerId: line.providerId ?? known(filed?.providerId),
    bureauId: line.bureauId ?? known(filed?.bureauId),
    grantedAt: line.filedAt ?? filed?.grantedAt ?? now,
  };
}

const sameUnder = (one: FiledUnder, filed: Standing<unknown>): boolean =>
  one.providerId === (filed.providerId === null ? null : BigInt(filed.providerId)) &&
  one.bureauId === (filed.bureauId === null ? null : BigInt(filed.bureauId)) &&
  one.grantedAt.getTime() === filed.grantedAt.getTime();

interface Compared {
  readonly outcome: Outcome;
  readonly version: number;
  readonly refusal?: Refusal;
}

/** Whether a record is new, the same, brought up to the line, or stands because an order wrote it. */
function compare(
  record: unknown,
  ids: FiledUnder,
  filed: Standing<unknown> | undefined,
  last: () => LastVersion,
): Compared {
  if (filed === undefined) return { outcome: 'created', version: 1 };
  const { version, byOrder } = last();
  if (!isLiving(filed)) return { outcome: 'refused', version, refusal: REFUSALS.ended() };
  if (saysTheSame(record, filed.record) && sameUnder(ids, filed)) {
    return { outcome: 'unchanged', version };
  }
  if (byOrder) return { outcome: 'refused', version, refusal: REFUSALS.changedByOrder() };
  return { outcome: 'updated', version: version + 1 };
}

const writes = ({ outcome }: Compared) => outcome === 'created' || outcome === 'updated';

/** What a subject and all that is under it come to, held against what is filed here. */
export function decide(subject: ImportedSubject, given: Given): Decided {
  const { existing, accounts, now } = given;
  const changes = new Changes();
  const found: Finding[] = [];
  const filed = existing.subjects.get(subject.icpNumber);
  const id = filed?.id ?? randomUUID();

  const record = subjectRecordOf(subject, accounts, filed?.record.accountId ?? null);
  const ids = under(subject, filed, now);
  const own = compare(record, ids, filed, () => existing.lastVersion('subject', id));
  const refusal = subject.refusal ?? subjectConflict(subject, given, filed) ?? own.refusal;
  found.push({ of: subject, record: 'subject', outcome: own.outcome, refusal });
  if (writes(own)) {
    const ownerId = existing.owners.get(id) ?? randomUUID();
    changes.subjects.push({ id, record, ownerId, version: own.version, ...ids });
  }
  for (const service of subject.services) {
    decideService(service, {
      ...given,
      subject,
      subjectId: id,
      of: record.accountId,
      changes,
      found,
    });
  }
  const isRefused = found.some((one) => one.refusal !== undefined);
  if (isRefused) return { changes: new Changes(), lines: refusedLines(found) };
  if (record.accountId !== null) given.subjectsOf.add(record.accountId, subject.icpNumber);
  return { changes, lines: linesOf(found) };
}

/** A subject may have been claimed without this service: only a line that names the account says more. */
const named = ({ account }: ImportedSubject, of: string | null) => (account === null ? null : of);

interface WithinSubject extends Given {
  readonly subject: ImportedSubject;
  readonly subjectId: string;
  /** The account of the subject. */
  readonly of: string | null;
  readonly changes: Changes;
  readonly found: Finding[];
}

function decideService(service: ImportedService, given: WithinSubject): void {
  const { subject, subjectId, existing, accounts, now, of, changes, found } = given;
  const filed = existing.services.get(service.icpNumber);
  const id = filed?.id ?? randomUUID();
  const account = filed === undefined ? of : (filed.record.accountId ?? named(subject, of));
  const record = serviceRecordOf(subject, service, accounts, account);
  const ids = under(service, filed, now);
  const own = compare(record, ids, filed, () => existing.lastVersion('service', id));
  const refusal = service.refusal ?? serviceConflict(service, given, filed) ?? own.refusal;
  found.push({ of: service, record: 'service', outcome: own.outcome, refusal });
  if (writes(own)) {
    const ownerId = existing.owners.get(id) ?? randomUUID();
    changes.services.push({ id, subjectId, record, ownerId, version: own.version, ...ids });
  }
  const free = [...(filed?.accesses ?? [])];
  for (const access of service.accesses) decideAccess(access, service, id, free, given);
}

function decideAccess(
  access: ImportedAccess,
  service: ImportedService,
  serviceId: string,
  free: FiledAccess[],
  { existing, now, changes, found }: WithinSubject,
): void {
  const filed = takeMatching(free, access);
  const id = filed?.id ?? randomUUID();
  const record = accessRecordOf(service, access);
  const ids = under(access, filed, now);
  const own = compare(record, ids, filed, () => existing.lastVersion('access', id));
  const refusal = access.refusal ?? own.refusal;
  found.push({
    of: access,
    record: 'access',
    number: service.icpNumber,
    outcome: own.outcome,
    refusal,
  });
  if (writes(own)) changes.accesses.push({ id, serviceId, record, version: own.version, ...ids });
}

/**
 * The access that a line means: with its id, else one of the same provider whose id is not said. A living one
 * first: one that has ended means that an order has cancelled it.
 */
function takeMatching(free: FiledAccess[], line: ImportedAccess): FiledAccess | undefined {
  const sameId = ({ providerId }: FiledAccess) =>
    line.providerId !== null && providerId !== null && BigInt(providerId) === line.providerId;
  const alike = (one: FiledAccess) =>
    one.record.otherProvider === line.otherProvider &&
    (one.providerId === null || line.providerId === null);
  const match =
    free.find(sameId) ??
    free.find((one) => alike(one) && isLiving(one)) ??
    free.find((one) => alike(one));
  if (match !== undefined) free.splice(free.indexOf(match), 1);
  return match;
}

function accountRefusal(handle: string | null, { accounts, notOwners }: Given) {
  if (handle === null || accounts.has(handle)) return undefined;
  return notOwners.has(handle)
    ? REFUSALS.notAMainAccount('account')
    : REFUSALS.unknownAccount('account');
}

function subjectConflict(
  line: ImportedSubject,
  given: Given,
  filed: FiledSubject | undefined,
): Refusal | undefined {
  const { icpNumber, account, subject } = line;
  const { vault, existing } = given;
  const holder = existing.certificates.get(indexOf(vault, subject.certificateNumber));
  if (holder !== undefined && holder !== filed?.id) {
    return REFUSALS.certificateFiled('certificateNumber');
  }
  const differs =
    filed !== undefined && filed.record.certificateNumber !== subject.certificateNumber;
  if (differs && isLiving(filed) && icpNumber === filed.record.icpNumber) {
    return REFUSALS.otherCertificate('certificateNumber');
  }
  return accountRefusal(account, given) ?? secondSubject(line, given, filed);
}

/** A subject comes under an account that stands for another; what is the account's already stays. */
function secondSubject(
  { icpNumber, account, subject }: ImportedSubject,
  { accounts, oneSubjectIn, subjectsOf }: Given,
  filed: FiledSubject | undefined,
): Refusal | undefined {
  const accountId = account === null ? undefined : accounts.get(account);
  if (accountId === undefined || accountId === filed?.record.accountId) return undefined;
  const isSecond = oneSubjectIn(subject.province) && subjectsOf.hasAnother(accountId, icpNumber);
  return isSecond ? REFUSALS.secondSubject('account') : undefined;
}

function serviceConflict(
  { account, service }: ImportedService,
  given: WithinSubject,
  filed: FiledService | undefined,
): Refusal | undefined {
  const { subject, subjectId, existing } = given;
  if (filed !== undefined && filed.record.subjectNumber !== subject.icpNumber) {
    return REFUSALS.otherSubject('icpNumber');
  }
  const elsewhere = (service.domains ?? []).some(
    (domain) => (existing.holders.get(domain) ?? subjectId) !== subjectId,
  );
  return elsewhere ? REFUSALS.domainFiled('domains') : accountRefusal(account, given);
}
