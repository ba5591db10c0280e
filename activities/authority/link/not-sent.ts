import { keepResult } from '#orders/kept-results.ts';
import { settleReport, type FrozenReport } from '#orders/report-queue.ts';
import type { UnreadableMaterial } from '#orders/reported-materials.ts';
import { isPassing, OURS_TO_CORRECT, settleResult } from '#orders/results.ts';
import { isUnreachable } from '#orders/unreachable.ts';
import type { LinkDeps } from './deps.ts';

/** Sends a report back to its applicant instead of to the bureau, as the bureau's own refusal would. */
export async function refuse(
  deps: LinkDeps,
  report: FrozenReport,
  errors: readonly object[],
  why: string,
): Promise<void> {
  const id = `refused:${report.id}`;
  await keepResult(deps, { id, reportId: report.id, kind: 'reportRefused', body: { errors } });
  await settleResult(deps, id);
  await settleReport(deps, report.id, 'failed', why);
}

/** What a clerk reads of it. */
const UNREADABLE = {
  code: 'material.unreadable',
  zh: '材料文件丢失或无法读取：请从备份恢复该文件，再由管理员将订单修复到“上报中”。',
  en: 'The file of a material is gone or can’t be read: restore it from the backup, then have an administrator repair the order to reporting.',
} as const;

/**
 * Takes a report with a material that can't be read out of its queue, and calls a clerk: its applicant can't
 * mend that, and those behind it must not wait. What passes by itself is thrown on.
 */
export async function setAside(
  deps: LinkDeps,
  report: FrozenReport,
  error: UnreadableMaterial,
): Promise<null> {
  const { field, cause } = error;
  if (isUnreachable(cause) || isPassing(cause)) throw error;
  const id = `aside:${report.id}`;
  const body = { errors: [{ field, ...UNREADABLE }] };
  await keepResult(deps, { id, reportId: report.id, kind: OURS_TO_CORRECT, body });
  await settleResult(deps, id);
  await settleReport(deps, report.id, 'failed', UNREADABLE.code);
  return null;
}
