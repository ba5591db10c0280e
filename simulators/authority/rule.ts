import type { Case } from './case.ts';
import type { Report } from './report.ts';

/** One error of a report that the bureau's machine sends back. */
export interface ReportError {
  readonly code: string;
  readonly field: string;
  readonly message: string;
}

/** What the bureau is to do with the cases that fit; no matcher at all fits every case. */
export interface Rule {
  readonly id: number;
  /** When it was set, ms since 1970 on the sandbox clock. */
  readonly at: number;
  readonly orderNo?: string;
  readonly reportId?: string;
  readonly subjectName?: string;
  readonly decision: 'approve' | 'refuse' | 'refuseReport';
  readonly opinion?: string;
  readonly afterWorkingDays?: number;
  readonly errors?: readonly ReportError[];
  readonly once: boolean;
}

function fits(rule: Rule, report: Report): boolean {
  return (
    (rule.orderNo === undefined || rule.orderNo === report.orderNo) &&
    (rule.reportId === undefined || rule.reportId === report.reportId) &&
    (rule.subjectName === undefined || rule.subjectName === report.subjectName)
  );
}

function isGeneral(rule: Rule): boolean {
  return (rule.orderNo ?? rule.reportId ?? rule.subjectName) === undefined;
}

function pick(rules: readonly Rule[], report: Report): Rule | undefined {
  const fitting = rules.filter((rule) => fits(rule, report));
  return fitting.findLast((rule) => !isGeneral(rule)) ?? fitting.at(-1);
}

/** The rule for the desk's decision on a case: the newest that names it, else the newest for all. */
export function deskRule(rules: readonly Rule[], one: Case): Rule | undefined {
  return pick(
    rules.filter((rule) => rule.decision !== 'refuseReport'),
    one.report,
  );
}

/** The rule that sends a report back at once, if there is one. */
export function intakeRule(rules: readonly Rule[], report: Report): Rule | undefined {
  return pick(
    rules.filter((rule) => rule.decision === 'refuseReport'),
    report,
  );
}
