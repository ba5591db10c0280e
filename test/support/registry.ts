import { randomUUID } from 'node:crypto';
import type { FilingType } from '#domain/filing-types.ts';
import { isLiving, type FiledSubject } from '#domain/registry/records.ts';
import { AUTHORITY, type Actor } from '#domain/roles.ts';
import { createDraft } from '#orders/create-draft.ts';
import { lockOrder } from '#orders/lock.ts';
import type { OpenStep } from '#orders/open-step.ts';
import { filedSubject } from '#orders/registry/read-filed.ts';
import { writeRegistry } from '#orders/registry/write-registry.ts';
import { freezeReport } from '#orders/reports.ts';
import { APPLICANT } from './orders.ts';
import type { TestRecord } from './record.ts';

/** An order that is granted, whatever way it came. */
export interface Grant {
  readonly type: FilingType;
  readonly form: object;
  readonly numbers?: { readonly subjectNumber?: string; readonly serviceNumber?: string };
  readonly by?: Actor;
  readonly receiverId?: string;
}

/** Types that nobody reports: their own form is what is granted. */
const UNREPORTED: readonly FilingType[] = ['claim', 'transfer'];

/** Writes what a grant changes, in the order's own transaction; answers with the order and its columns. */
export async function grant(
  record: TestRecord,
  { type, form, numbers = {}, by = APPLICANT, receiverId }: Grant,
): Promise<{ orderNo: string; patch: OpenStep['patch'] }> {
  const draft = { filingType: type, form, actor: by, requestId: randomUUID() };
  const { orderNo } = await createDraft(record, draft);
  if (receiverId !== undefined) {
    await record.db.order.update({ where: { orderNo }, data: { receiverId } });
  }
  return { orderNo, patch: await grantAgain(record, orderNo, type, numbers) };
}

/** The same of an order that there is: what a grant that comes twice does. */
export function grantAgain(
  record: TestRecord,
  orderNo: string,
  type: FilingType,
  numbers: object = {},
): Promise<OpenStep['patch']> {
  return record.db.$transaction(async (tx) => {
    const reportId = UNREPORTED.includes(type) ? null : `report-of-${orderNo}`;
    const step = {
      ...{ tx, deps: record, order: await lockOrder(tx, orderNo), reportId, patch: {} },
      event: { type: 'bureauApproved', actor: AUTHORITY, ...numbers },
      at: await record.clock.now(tx),
    } as unknown as OpenStep;
    const known = await tx.report.findUnique({ where: { id: reportId ?? '' } });
    if (reportId !== null && known === null) await freezeReport(step);
    await writeRegistry(step);
    return step.patch;
  });
}

/** What stands under a subject's number, one line for each record, as the tables of the tests have it. */
export async function standing(
  { db, vault }: Pick<TestRecord, 'db' | 'vault'>,
  number: string,
): Promise<string[]> {
  const subject = await filedSubject(db, vault, number);
  return subject === undefined ? [] : linesOf(subject);
}

const mark = (one: { endedAt: Date | null }) => (isLiving(one) ? '' : ' ended');

function linesOf(subject: FiledSubject): string[] {
  const { icpNumber, name, accountId } = subject.record;
  return [
    `subject ${icpNumber} ${name} of ${accountId ?? 'nobody'}${mark(subject)}`,
    ...subject.services.flatMap((service) => [
      `service ${service.record.icpNumber} ${service.record.name} of ${service.record.accountId ?? 'nobody'} at ${service.record.domains.join(' ') || 'no domain'}${mark(service)}`,
      ...service.accesses.map(
        (access) =>
          `access ${service.record.icpNumber} ${access.record.ipAddresses.join(' ')}${mark(access)}`,
      ),
    ]),
  ];
}
