import { accessesOf, domainsOf, servicesOf, type Check } from './check-context.ts';
import type { Filing } from './filing.ts';
import { finding, type FindingCode } from './findings.ts';
import { subjectOf } from './numbers.ts';
import type { Czlx, Service } from './records.ts';

/** How to take one kind of the provider’s ids from reports and from what is filed. */
interface IdKind {
  readonly code: FindingCode;
  readonly field: string;
  readonly ofFiling: (filing: Filing) => readonly (string | undefined)[];
  readonly ofService: (service: Service) => readonly (string | undefined)[];
}

const kinds: readonly IdKind[] = [
  {
    code: 1037,
    field: 'IspWzid',
    ofFiling: (filing) => servicesOf(filing).map(({ IspWzid }) => IspWzid),
    ofService: ({ IspWzid }) => [IspWzid],
  },
  {
    code: 1038,
    field: 'IspJrid',
    ofFiling: (filing) => accessesOf(filing).map(({ IspJrid }) => IspJrid),
    ofService: ({ Jr_xx }) => Jr_xx.map(({ IspJrid }) => IspJrid),
  },
  {
    code: 1039,
    field: 'IspYmid',
    ofFiling: (filing) => domainsOf(filing).map(({ IspYmid }) => IspYmid),
    ofService: ({ Ym_xx }) => Ym_xx.map(({ IspYmid }) => IspYmid),
  },
];

function alreadyReported({ code, field, ofFiling, ofService }: IdKind): Check {
  return ({ filing, pending, register }) => {
    // A change tells again what is filed.
    if (filing.czlx > 3) return [];
    const used = new Set<string | undefined>();
    for (const other of pending) {
      if (other.ispId === filing.ispId && other.czlx <= 3) {
        for (const id of ofFiling(other)) used.add(id);
      }
    }
    for (const { subject, site } of register.liveSites()) {
      const own = site.service.Jr_xx.some(({ Ispid }) => Ispid === filing.ispId);
      if (!own && subject.ispId !== filing.ispId) continue;
      for (const id of ofService(site.service)) used.add(id);
    }
    used.delete(undefined);
    const again = ofFiling(filing).find((id) => used.has(id));
    return again === undefined ? [] : [finding(code, field, again)];
  };
}

/** By the operation asked for: the code of each operation of the same subject that is in its way. */
const inTheWay: Partial<Record<Czlx, Partial<Record<Czlx, FindingCode>>>> = {
  4: { 4: 1017, 6: 1017 },
  5: { 5: 1032 },
  6: { 4: 1017, 6: 1027, 7: 1043 },
  7: { 6: 1042, 7: 1030 },
};

/** The ids of services and accesses that a cancellation names; null where the whole subject is meant. */
function target(filing: Filing): string | null {
  return filing.czlx === 5 || filing.czlx === 7 ? filing.record.Jlid : null;
}

/** 1017 and its like: what waits for a decision keeps others of its kind from being taken. */
const inProcess: Check = ({ filing, subject, pending, register }) => {
  if (subject === undefined) return [];
  for (const other of pending) {
    const code = inTheWay[filing.czlx]?.[other.czlx];
    if (code === undefined || subjectOf(register, other) !== subject) continue;
    const sameKind = filing.czlx === other.czlx;
    if (!sameKind || target(filing) === target(other)) return [finding(code, '', subject.number)];
  }
  return [];
};

export const repeatChecks: readonly Check[] = [...kinds.map(alreadyReported), inProcess];
