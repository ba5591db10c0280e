import type { FilingType } from '#domain/filing-types.ts';
import type { Application } from './application.ts';
import { ended, filedAs, type RecordChange } from './record-change.ts';
import { isLiving, isOwnAccess, type FiledService } from './records.ts';
import {
  accessOfService,
  changedAccess,
  changedService,
  changedSubject,
  ownAccessOf,
  statedAccess,
  statedService,
  statedSubject,
} from './stated-records.ts';

type Changes = (application: Application) => RecordChange[];

const subjectAsStated: Changes = (application) =>
  filedAs('subject', application.filed.subject, statedSubject(application));

/** The subject as it is filed and changed; it becomes known here where it was filed elsewhere. */
const subjectAsFiled: Changes = (application) =>
  filedAs('subject', application.filed.subject, changedSubject(application));

const serviceAsStated: Changes = (application) => [
  ...filedAs('service', application.filed.service, statedService(application)),
  ...filedAs('access', ownAccessOf(application), accessOfService(application)),
];

const serviceAsFiled: Changes = (application) =>
  filedAs('service', application.filed.service, changedService(application));

const accessAsStated: Changes = (application) =>
  filedAs('access', ownAccessOf(application), statedAccess(application));

/** The access itself; subject and service become known here where they were filed elsewhere. */
const accessAlone: Changes = (application) => [
  ...subjectAsFiled(application),
  ...serviceAsFiled(application),
  ...accessAsStated(application),
];

/** What the authority was not told is not filed: corrections beside an access follow as a change of their own. */
function withoutChanges({ form, ...application }: Application): Application {
  const { changes: _followLater, ...rest } = form;
  return { ...application, form: rest };
}

/** A change may be of the subject alone: then no service is named. */
const serviceAsChanged: Changes = (application) => {
  if (application.form.service === undefined) return [];
  const access = changedAccess(application);
  return [
    ...serviceAsFiled(application),
    ...(access ? filedAs('access', ownAccessOf(application), access) : []),
  ];
};

/** A service goes with every access to it. */
const serviceEnds = (service: FiledService | undefined): RecordChange[] => [
  ...(service?.accesses ?? []).flatMap((access) => ended('access', access)),
  ...ended('service', service),
];

/** What nobody has claimed comes under the account: the services that are named, or all. */
const claimed: Changes = ({ form, accountId, filed: { subject } }) => {
  if (subject === undefined || !isLiving(subject)) return [];
  const named = (form.services ?? []).map(({ icpNumber }) => icpNumber);
  const services = subject.services.filter(
    (service) =>
      isLiving(service) && (named.length === 0 || named.includes(service.record.icpNumber)),
  );
  return [
    ...filedAs('subject', subject, underAccount(subject.record, accountId)),
    ...services.flatMap((one) => filedAs('service', one, underAccount(one.record, accountId))),
  ];
};

const underAccount = <R extends { readonly accountId: string | null }>(
  record: R,
  accountId: string,
): R => ({ ...record, accountId: record.accountId ?? accountId });

const transferred: Changes = ({ receiverId, filed: { service } }) =>
  service === undefined || receiverId === null || !isLiving(service)
    ? []
    : filedAs('service', service, { ...service.record, accountId: receiverId });

/**
 * What each filing type does to the registry when it is granted: the one table behind the preview of an order
 * and behind what is written.
 */
export const RECORD_CHANGES: Readonly<Record<FilingType, Changes>> = {
  newSubject: (application) => [...subjectAsStated(application), ...serviceAsStated(application)],
  newService: (application) => [...subjectAsFiled(application), ...serviceAsStated(application)],
  newAccess: (application) => accessAlone(withoutChanges(application)),
  change: (application) => [...subjectAsFiled(application), ...serviceAsChanged(application)],
  cancelAccess: ({ filed }) =>
    (filed.service?.accesses ?? []).filter(isOwnAccess).flatMap((one) => ended('access', one)),
  deregisterService: ({ filed }) => serviceEnds(filed.service),
  deregisterSubject: ({ filed: { subject } }) => [
    ...(subject?.services ?? []).flatMap(serviceEnds),
    ...ended('subject', subject),
  ],
  claim: claimed,
  transfer: transferred,
};
