import type { Evidence, Numbers } from '#domain/authority/evidence.ts';
import { STATUS_EVIDENCE } from '#domain/authority/status-evidence.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { OrdersDeps } from './deps.ts';
import { readFiled } from './filed-with-report.ts';
import { keepResult } from './kept-results.ts';
import { stoodBefore } from './registry/stood-before.ts';
import { readReport } from './reports.ts';
import { settleResult } from './results.ts';
import type { StatusFound } from './status-found.ts';

/** The stages in which the authority may have decided what the order does not know of. */
export const MAY_DIFFER = ['reporting', 'smsVerification', 'bureauReview', 'correction'] as const;

/** What an answer that was found by asking is named by: one for each report, whoever asks, and however often. */
const resultIdOf = (reportId: string): string => `status:${reportId}`;

/**
 * Asks the authority what it has filed of an order's last report, and brings an approval that it shows to the
 * order as any other answer: the same again does nothing twice. Outside any transaction: a bureau may take
 * its time.
 */
export async function askStatus(deps: OrdersDeps, orderNo: string): Promise<StatusFound> {
  const { db, vault, clock } = deps;
  const order = await db.order.findUniqueOrThrow({ where: { orderNo } });
  const report = await db.report.findFirst({
    where: { orderNo, sentAt: { not: null } },
    orderBy: { frozenAt: 'desc' },
  });
  const there = order.outcome === null && (MAY_DIFFER as readonly string[]).includes(order.stage);
  if (report === null || !there) return 'notThere';
  await db.report.update({ where: { id: report.id }, data: { askedAt: await clock.now() } });

  const form = readReport(vault, report) as AnyDraft;
  const look = STATUS_EVIDENCE[order.filingType as FilingType];
  const evidence = look(form, readFiled(vault, report));
  if (evidence === null || evidence.questions.length === 0) return 'notTold';
  const proven = await prove(deps, order.province ?? '', report, evidence);
  if (typeof proven === 'string') return proven;
  if (await isFiledAlready(deps, report, proven)) return 'agrees';

  const id = resultIdOf(report.id);
  const body = { ...proven, foundBy: 'statusQuery' };
  await keepResult(deps, { id, reportId: report.id, kind: 'bureauApproved', body });
  const became = await settleResult(deps, id);
  return became === 'unplaced' ? 'unplaced' : 'repaired';
}

/** The numbers of an approval that the bureau's answers prove, or what else they come to. */
async function prove(
  { db, clock, filedAs }: OrdersDeps,
  province: string,
  report: { readonly id: string; readonly unchangedAt: Date | null },
  { questions, approvedBy, unchangedBy }: Evidence,
): Promise<Numbers | 'noAnswer' | 'agrees' | 'cannotTell'> {
  const told = [];
  for (const { kind, value } of questions) {
    const answer = (await filedAs?.(province, kind, value)) ?? null;
    if (answer === null) return 'noAnswer';
    told.push({ filed: answer.filed, services: answer.services ?? [] });
  }
  const proven = approvedBy(told);
  if (unchangedBy === undefined) return proven ?? 'agrees';
  if (unchangedBy(told)) {
    // What shows otherwise later has happened since.
    const unchangedAt = await clock.now();
    await db.report.update({ where: { id: report.id }, data: { unchangedAt } });
    return 'agrees';
  }
  return report.unchangedAt === null ? 'cannotTell' : (proven ?? 'cannotTell');
}

/** A number that stands here for another service is that one's: what was asked about is not filed yet. */
async function isFiledAlready(
  { db }: OrdersDeps,
  report: { readonly orderNo: string; readonly frozenAt: Date },
  { serviceNumber }: Numbers,
): Promise<boolean> {
  if (serviceNumber === undefined) return false;
  const service = await db.service.findUnique({ where: { icpNumber: serviceNumber } });
  return service !== null && (service.endedAt !== null || stoodBefore(service, report));
}
