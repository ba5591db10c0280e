import { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Application } from '#domain/registry/application.ts';
import { RECORD_CHANGES } from '#domain/registry/record-changes.ts';
import { isLiving, isOwnAccess } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
import { ownerAccountOf } from '../accounts.ts';
import type { OpenStep } from '../open-step.ts';
import { receiverOf } from '../receiver.ts';
import { applicationOf } from './application-of.ts';
import { formOfGrant } from './form-of-grant.ts';
import { lockSubject } from './lock-subject.ts';
import { refuseTakenService } from './refuse-taken-service.ts';
import { takeReportIds } from './report-ids.ts';
import { writeChanges } from './write-changes.ts';
import type { Writing } from './writing.ts';

/**
 * Writes what an order changes into the registry, with the order's end: the report as it was sent, under the
 * numbers that the bureau issued; what never went to the authority, as it was sent in. What the bureau says is
 * filed, is filed: a record of the same that stands there already is brought up to it, never refused.
 * @throws CodedError `registry.nothing_on_file`, `registry.number_missing`, `registry.number_of_another`.
 */
export async function writeRegistry(step: OpenStep): Promise<void> {
  const { tx, deps, order, event, at, reportId } = step;
  const form = await formOfGrant(step);
  const numbers = numbersOf(event);
  const accountId = await ownerAccountOf(tx, order.accountId, order.mainAccountId);
  const named = { form, accountId, receiverId: receiverOf(step), numbers };
  await lockSubject(tx, deps.vault, named);
  const before = await applicationOf(tx, deps.vault, named);
  if (reportId === null) refuseUnknown(before);
  await refuseTakenService(step, before);
  const changes = RECORD_CHANGES[order.filingType as FilingType](before);

  const writing: Writing = {
    ...{ tx, vault: deps.vault, at, orderNo: order.orderNo, source: 'order' },
    actor: event['actor'] as Actor,
  };
  await writeChanges(writing, changes);

  const { filed } = await applicationOf(tx, deps.vault, named);
  const records = {
    subject: filed.subject?.id,
    service: filed.service?.id,
    access: filed.service?.accesses.find(isOwnAccess)?.id,
  };
  if (reportId !== null) await takeReportIds(tx, { reportId, orderNo: order.orderNo }, records);
  const number = filed.service?.record.icpNumber ?? filed.subject?.record.icpNumber;
  if (number !== undefined) step.patch.icpNumber = number;
  step.patch.subjectId = records.subject ?? null;
  step.patch.serviceId = records.service ?? null;
}

/** The numbers that came with the approval; most filing types are granted without new ones. */
function numbersOf(event: OpenStep['event']): { subject?: string; service?: string } {
  const { subjectNumber: subject, serviceNumber: service } = event;
  return {
    ...(typeof subject === 'string' && { subject: canonicalIcpNumber(subject) }),
    ...(typeof service === 'string' && { service: canonicalIcpNumber(service) }),
  };
}

/** Nobody but us knows of what never goes to the authority: it must be filed here. */
function refuseUnknown({ form: { subject, service }, filed }: Application): void {
  const named = [
    { field: '/subject/icpNumber', number: subject?.icpNumber, standing: filed.subject },
    { field: '/service/icpNumber', number: service?.icpNumber, standing: filed.service },
  ];
  const unknown = named.find(
    ({ number, standing }) => number !== undefined && !(standing && isLiving(standing)),
  );
  if (unknown === undefined) return;
  throw new CodedError(
    'registry.nothing_on_file',
    `Nothing is filed here under ${unknown.number ?? ''}.`,
    {
      field: unknown.field,
      remedy:
        'Check the number; what is filed through another provider comes here by a new access.',
    },
  );
}
