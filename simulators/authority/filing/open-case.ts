import { createHash } from 'node:crypto';
import type { Case } from '../case.ts';
import { personsOf, settleNew } from '../intake.ts';
import type { Report } from '../report.ts';
import { provinceOf } from '../provinces.ts';
import type { AuthorityStore } from '../store.ts';
import { operations, recordIds, type Filing } from './filing.ts';
import type { Finding } from './findings.ts';
import { subjectOf } from './numbers.ts';
import { recipientsOfFiling } from './owners.ts';
import { servicesOf } from './check-context.ts';

/** What a case is called: the provider’s own name for it, else one made of the record’s id. */
export function caseName(filing: Filing): string {
  if (filing.extension !== null) return filing.extension.reportId;
  const { element } = operations[filing.czlx];
  return `${filing.code}:${element}:${recordIds(filing)[0] ?? ''}`;
}

/** A name that no case has: a record that came back to its provider may be reported again. */
function freeName(store: AuthorityStore, name: string): string {
  let free = name;
  for (let nth = 2; store.state.cases.has(free); nth += 1) free = `${name}#${nth}`;
  return free;
}

/** A hash of what a record says, whichever upload brings it. */
export function recordHash({ code, czlx, record }: Filing): string {
  return createHash('sha256')
    .update(JSON.stringify([code, czlx, record]))
    .digest('hex');
}

function reportOf(store: AuthorityStore, filing: Filing, reportId: string): Report {
  const filed = subjectOf(store.state.interface.register, filing)?.subject;
  const said = filing.czlx === 1 || filing.czlx === 4 ? filing.record.Zt_xx : filed;
  return {
    reportId,
    orderNo: filing.extension?.orderNo ?? '',
    filingType: filing.extension?.filingType ?? operations[filing.czlx].filingType,
    province: provinceOf(filing.code)?.name ?? filing.code,
    subjectName: said?.Dwmc ?? '',
    serviceName: servicesOf(filing)[0]?.Wzmc ?? '',
  };
}

/**
 * Opens the case of a record; one with findings is sent back at once.
 * @returns the case’s name.
 */
export function openCase(
  store: AuthorityStore,
  filing: Filing,
  findings: readonly Finding[],
  at: number,
): string {
  const reportId = freeName(store, caseName(filing));
  const report = reportOf(store, filing, reportId);
  const owners = recipientsOfFiling(store.state.interface.register, filing);
  const hash = recordHash(filing);
  settleNew(store, { report, filing, hash, persons: personsOf(owners), at }, findings);
  return reportId;
}

/** The case that this very report has brought already and that is not to be tried again. */
export function standingCase(store: AuthorityStore, filing: Filing): Case | undefined {
  if (filing.extension === null) return undefined;
  const one = store.state.cases.get(caseName(filing));
  const over = one?.state === 'refused' || one?.state === 'expired' || one?.state === 'failed';
  return over || one?.state === 'reportRefused' ? undefined : one;
}
