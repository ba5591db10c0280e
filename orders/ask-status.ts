import { STATUS_EVIDENCE, type Evidence, type Numbers } from '#domain/authority/status-evidence.ts';
import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { OrdersDeps } from './deps.ts';
import { readFiled } from './filed-with-report.ts';
import { keepResult } from './kept-results.ts';
import { stoodBefore } from './registry/stood-before.ts';
import { readReport } from './reports.ts';
import { settleResult } from './results.ts';

/** What came of asking the authority about an order, and what to tell whoever asked. */
export const STATUS_FOUND = {
  repaired: {
    zh: '管局已经通过，订单已据此更新。',
    en: 'The bureau has approved it, and the order says so now.',
  },
  agrees: {
    zh: '管局尚无不同的结果，订单与管局一致。',
    en: 'The bureau says nothing else than the order does.',
  },
  notTold: {
    zh: '管局的查询接口不告知此类申请的结果，请等待管局的通知。',
    en: 'The bureau’s query does not tell the outcome of such a filing: wait for its word.',
  },
  noAnswer: {
    zh: '管局暂时没有回答，请稍后再试。',
    en: 'The bureau did not answer just now: try again later.',
  },
  notThere: { zh: '订单目前不在管局。', en: 'The order is not with the bureau.' },
  unplaced: {
    zh: '管局的结果与订单不符，报送专员会处理。',
    en: 'What the bureau has filed does not fit the order: a clerk sees to it.',
  },
} as const satisfies Record<string, Bilingual>;

export type StatusFound = keyof typeof STATUS_FOUND;

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
  const proven = await prove(deps, order.province ?? '', evidence);
  if (proven === 'noAnswer') return proven;
  if (proven === null || (await isFiledAlready(deps, report, proven))) return 'agrees';

  const id = resultIdOf(report.id);
  const body = { ...proven, foundBy: 'statusQuery' };
  await keepResult(deps, { id, reportId: report.id, kind: 'bureauApproved', body });
  const became = await settleResult(deps, id);
  return became === 'unplaced' ? 'unplaced' : 'repaired';
}

async function prove(
  { filedAs }: OrdersDeps,
  province: string,
  { questions, approvedBy }: Evidence,
): Promise<Numbers | null | 'noAnswer'> {
  const told = [];
  for (const { kind, value } of questions) {
    const answer = (await filedAs?.(province, kind, value)) ?? null;
    if (answer === null) return 'noAnswer';
    told.push({ filed: answer.filed, services: answer.services ?? [] });
  }
  return approvedBy(told);
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
