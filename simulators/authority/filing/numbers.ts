import { provinceOf } from '../provinces.ts';
import type { Filing } from './filing.ts';
import type { FiledSubject, FilingRegister, SiteSeat } from './register.ts';

/** The numbers of an approval; a report that brings no service gets none for it. */
export interface Numbers {
  readonly subjectNumber: string;
  readonly serviceNumber?: string;
}

/** The next free subject number of a province: 津ICP备2026000001号. */
export function nextSubjectNumber(register: FilingRegister, code: string, at: number): string {
  const year = new Date(at + 8 * 3_600_000).getUTCFullYear();
  const start = `${provinceOf(code)?.abbreviation ?? ''}ICP备${year}`;
  const given = [...register.subjects.values()].filter(({ number }) => number.startsWith(start));
  return `${start}${String(given.length + 1).padStart(6, '0')}号`;
}

/** The number of a subject’s n-th further service (from 1): …号-3, of an app …号-3A. */
export function nextServiceNumber(
  number: string,
  filed: number,
  nth: number,
  app: boolean,
): string {
  return `${number}-${filed + nth}${app ? 'A' : ''}`;
}

/** The filed subject that a record is about; none for a new one. */
export function subjectOf(register: FilingRegister, filing: Filing): FiledSubject | undefined {
  switch (filing.czlx) {
    case 1:
      return register.holder(filing.code, filing.record.Zt_xx.Zj);
    case 2:
      return register.subject({ id: filing.record.Zt_xx.Ztid, number: filing.record.Zt_xx.Ztbah });
    case 4:
      return register.subject({ id: filing.record.Zt_xx.Ztid });
    case 6:
      return register.subject({ id: filing.record.Jlid });
    default:
      return siteOf(register, filing)?.subject;
  }
}

/** The filed service that a record is about, cancelled or not; of a change the first. */
export function siteOf(register: FilingRegister, filing: Filing): SiteSeat | undefined {
  switch (filing.czlx) {
    case 3:
      return register.site({ id: filing.record.Wz_xx.Wzid, number: filing.record.Wz_xx.Wzbah });
    case 4:
      return register.site({ id: filing.record.Wz_xx[0]?.Wzid });
    case 5:
      return register.access(filing.record.Jlid);
    case 7:
      return register.site({ id: filing.record.Jlid });
    default:
      return undefined;
  }
}

/** The numbers that an approval gives, or has given before, without giving them. */
export function numbersFor(register: FilingRegister, filing: Filing, at: number): Numbers {
  const filed = subjectOf(register, filing);
  const subjectNumber = filed?.number ?? nextSubjectNumber(register, filing.code, at);
  if (filing.czlx <= 2) {
    const app = filing.extension?.app === true;
    const serviceNumber = nextServiceNumber(subjectNumber, filed?.sites.length ?? 0, 1, app);
    return { subjectNumber, serviceNumber };
  }
  const serviceNumber = siteOf(register, filing)?.site.number;
  return serviceNumber === undefined ? { subjectNumber } : { subjectNumber, serviceNumber };
}
