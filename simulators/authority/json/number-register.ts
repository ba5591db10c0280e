import { provinces } from '../provinces.ts';
import type { Report, Service } from '../report.ts';

/** The numbers of an approval; a report without a service gets none for it. */
export interface Numbers {
  readonly subjectNumber: string;
  readonly serviceNumber?: string;
}

interface FiledService {
  readonly kind: Service['kind'];
  readonly name: string;
  readonly number: string;
}

interface FiledSubject {
  readonly number: string;
  readonly services: FiledService[];
}

/** These bring a new service; the other types are about one that has its number already. */
const typesWithNewService = ['newSubject', 'newService'];

/** The numbers given out so far: one for each certificate, and a running one for its services. */
export class NumberRegister {
  readonly #subjects = new Map<string, FiledSubject>();

  /** The numbers that an approval of this report gives, without giving them. */
  numbersFor(report: Report, at: number): Numbers {
    const filed = this.#subjects.get(report.subject.certificateNumber);
    const subjectNumber = filed?.number ?? this.#nextSubjectNumber(report.province, at);
    const { service } = report;
    if (service === null) return { subjectNumber };
    const known = typesWithNewService.includes(report.filingType)
      ? undefined
      : filed?.services.find(({ kind, name }) => kind === service.kind && name === service.name);
    if (known !== undefined) return { subjectNumber, serviceNumber: known.number };
    const running = (filed?.services.length ?? 0) + 1;
    const suffix = service.kind === 'app' ? 'A' : '';
    return { subjectNumber, serviceNumber: `${subjectNumber}-${running}${suffix}` };
  }

  /** Writes the numbers of an approval down. */
  enter(report: Report, numbers: Numbers): void {
    const key = report.subject.certificateNumber;
    const filed = this.#subjects.get(key) ?? { number: numbers.subjectNumber, services: [] };
    this.#subjects.set(key, filed);
    const number = numbers.serviceNumber;
    if (report.service === null || number === undefined) return;
    if (filed.services.some((service) => service.number === number)) return;
    filed.services.push({ kind: report.service.kind, name: report.service.name, number });
  }

  #nextSubjectNumber(province: string, at: number): string {
    const year = new Date(at + 8 * 3_600_000).getUTCFullYear();
    const start = `${provinces[province]?.abbreviation ?? ''}ICP备${year}`;
    const given = [...this.#subjects.values()].filter(({ number }) => number.startsWith(start));
    return `${start}${String(given.length + 1).padStart(6, '0')}号`;
  }
}
