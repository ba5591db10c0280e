import { idsOf, operations } from './filing/filing.ts';
import { allowedResends, allowedWrongTries, expiresAt, type Case, type Person } from './case.ts';

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** 138****8000: enough to tell people apart. */
export function maskMobile(mobile: string): string {
  return `${mobile.slice(0, 3)}****${mobile.slice(-4)}`;
}

function personView(person: Person): object {
  return {
    names: person.names,
    mobile: maskMobile(person.mobile),
    codeSent: person.codeSent,
    passed: person.passed,
    wrongTries: person.wrongTries,
    triesLeft: Math.max(0, allowedWrongTries - person.wrongTries),
    resendsLeft: allowedResends - person.resends,
  };
}

/** The operation of a record, and its ids. */
function filingView({ filing }: Case): object {
  return { operation: operations[filing.czlx].element, ispIds: idsOf(filing) };
}

/**
 * A report for `GET /control/reports`: `arrivals` counts every one, `distinctArrivals` contents, and
 * `distinctCopies` its places in different files.
 */
export function reportView(one: Case): object {
  return {
    reportId: one.report.reportId,
    orderNo: one.report.orderNo,
    arrivals: one.arrivals,
    distinctArrivals: one.hashes.size,
    distinctCopies: one.copies.size,
    state: one.state,
    province: one.report.province,
    at: iso(one.at),
    results: one.results,
    ...filingView(one),
  };
}

/** A case for `GET /control/cases`; `dueAt` (ms) is when something happens to it by itself. */
export function caseView(one: Case, dueAt: number | null): object {
  return {
    reportId: one.report.reportId,
    orderNo: one.report.orderNo,
    filingType: one.report.filingType,
    province: one.report.province,
    subjectName: one.report.subjectName,
    state: one.state,
    persons: one.persons.map(personView),
    at: iso(one.at),
    expiresAt: one.persons.length === 0 ? null : iso(expiresAt(one)),
    verifiedAt: iso(one.verifiedAt),
    dueAt: iso(dueAt),
    ...filingView(one),
  };
}
