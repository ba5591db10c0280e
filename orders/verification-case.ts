import { randomUUID } from 'node:crypto';
import type { FiledWithReport } from '#domain/authority/filed-with-report.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { AUTHORITY } from '#domain/roles.ts';
import { verificationEnd } from '#domain/verification.ts';
import { verifiersOf, type OwnersOnFile } from '#domain/verifiers.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { readFiled } from './filed-with-report.ts';
import type { OpenStep } from './open-step.ts';
import { readReport } from './reports.ts';

/** Where the mobile of a person who verifies is sealed to. */
export const verifierPlace = (id: string): string => `sms_verification_persons.mobile:${id}`;

/**
 * Opens the case of a report that the authority has accepted: one row for each person and number, taken
 * from what was reported. One mobile is one person and gets one code, whatever roles it has.
 */
export async function openVerificationCase(step: OpenStep): Promise<void> {
  const { tx, deps, order, reportId, at, dues } = step;
  const report = await tx.report.findUniqueOrThrow({ where: { id: reportId ?? '' } });
  const form = readReport(deps.vault, report) as AnyDraft;
  const dueAt = dues.find(({ term }) => term === 'smsVerificationTerm')?.at ?? at;
  const opened = { orderNo: order.orderNo, openedAt: at, dueAt, state: 'pending', settledAt: null };
  const { id: key } = report;
  // A repair can bring an order here a second time: the same report has the same case, begun anew.
  await tx.smsVerification.upsert({
    where: { reportId: key },
    create: { reportId: key, ...opened },
    update: opened,
  });
  await tx.verificationPerson.deleteMany({ where: { reportId: key } });
  const onFile = ownersOnFile(readFiled(deps.vault, report));
  for (const { mobile, roles } of verifiersOf(order.filingType as FilingType, form, onFile)) {
    const id = randomUUID();
    await tx.verificationPerson.create({
      data: {
        id,
        reportId: key,
        orderNo: order.orderNo,
        roles,
        mobileCipher: deps.vault.seal(verifierPlace(id), mobile),
        mobileIndex: deps.vault.index('mobile', mobile),
        keyId: deps.vault.keyId,
      },
    });
  }
}

/** The owners whose numbers stand in the registry: a form that only refers to a filing names none. */
function ownersOnFile({ subject, service }: FiledWithReport): OwnersOnFile {
  const known = (mobile: string | undefined) => (mobile === undefined ? undefined : { mobile });
  const subjectOwner = known(subject?.record.owner.mobile);
  const serviceOwner = known(service?.record.owner.mobile);
  return { ...(subjectOwner && { subjectOwner }), ...(serviceOwner && { serviceOwner }) };
}

/**
 * Settles the open case of the order, if there is one, by the event that ended its stage. Persons of whom
 * the authority has said more than that keep it; where it has named who failed, the others did not fail:
 * their time was cut short.
 */
export async function closeVerificationCase(step: OpenStep): Promise<void> {
  const { tx, order, event, at } = step;
  const state = verificationEnd(event.type);
  const settled = { state, settledAt: at };
  const pending = { orderNo: order.orderNo, state: 'pending' };
  const named = await tx.verificationPerson.findFirst({
    where: { orderNo: order.orderNo, state: 'failed', verification: { state: 'pending' } },
    select: { id: true },
  });
  await tx.smsVerification.updateMany({ where: pending, data: settled });
  await tx.verificationPerson.updateMany({
    where: pending,
    data: { ...settled, ...(state === 'failed' && named !== null && { state: 'replaced' }) },
  });
}

/** The persons of the order who still have to verify. */
export async function pendingVerifiers({ tx, order }: OpenStep): Promise<string[]> {
  const persons = await tx.verificationPerson.findMany({
    where: { orderNo: order.orderNo, state: 'pending' },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return persons.map(({ id }) => id);
}

/** What the authority can say of a person for good; while it goes on there is nothing to note. */
const SETTLED: readonly string[] = ['passed', 'expired', 'failed'];

/**
 * Notes which of a report's persons have verified, and which can't any more: the others alone are reminded.
 * Where two numbers end alike both stay pending, until the case is over.
 */
export async function notePersons(
  { db, vault, clock }: OrdersDeps,
  reportId: string,
  said: readonly { readonly mobileLast4: string | undefined; readonly state: string | undefined }[],
): Promise<void> {
  const settled = said.filter(({ state }) => state !== undefined && SETTLED.includes(state));
  if (settled.length === 0) return;
  const pending = await db.verificationPerson.findMany({ where: { reportId, state: 'pending' } });
  for (const { mobileLast4, state = '' } of settled) {
    const fitting = pending.filter((person) =>
      vault
        .open(verifierPlace(person.id), { cipher: person.mobileCipher, keyId: person.keyId })
        .endsWith(mobileLast4 ?? ' '),
    );
    const [person] = fitting;
    if (fitting.length !== 1 || person === undefined) continue;
    await db.$transaction(async (tx) => {
      const at = await clock.now(tx);
      const { count } = await tx.verificationPerson.updateMany({
        where: { id: person.id, state: 'pending' },
        data: { state, settledAt: at },
      });
      const after = { person: person.id, state };
      const deed = { at, actor: AUTHORITY, action: 'verification.settled', target: reportId };
      if (count > 0) await audit(tx, { ...deed, after });
    });
  }
}
