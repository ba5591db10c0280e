import type { AuthorityAnswer } from '#orders/results.ts';

/** A report as the port hands it over: the form as it was frozen, under its id. */
export interface OutgoingReport {
  readonly reportId: string;
  readonly orderNo: string;
  readonly filingType: string;
  readonly province: string;
  readonly frozenAt: string;
  readonly form: unknown;
}

/** The authority refuses the report as it is: its applicant has to correct it. */
export class ReportNotTaken extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The authority refuses the report: ${String(status)}`);
    this.name = 'ReportNotTaken';
    this.status = status;
  }
}

/**
 * The authority, as far as an order is concerned. At-least-once both ways: a report sent twice under
 * one id is one report, and an answer comes again until it is acknowledged.
 */
export interface AuthorityPort {
  /**
   * Resolves when the authority has taken the report; rejects when that is unknown: send it again.
   * @throws ReportNotTaken when it never will
   */
  report(report: OutgoingReport): Promise<void>;
  /** Answers that are not acknowledged yet, oldest first. */
  answers(): Promise<readonly AuthorityAnswer[]>;
  acknowledge(ids: readonly string[]): Promise<void>;
}
