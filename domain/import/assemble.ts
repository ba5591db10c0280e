import type { PersonDraft, ServiceDraft, SubjectDraft } from '#domain/forms/any-draft.ts';
import { canonicalForm } from '#domain/forms/canonical-form.ts';
import type { ImportFile } from './columns.ts';
import type {
  Imported,
  ImportedAccess,
  ImportedOrder,
  ImportedService,
  ImportedSubject,
  Place,
} from './filed.ts';
import type { ReadLine } from './read-line.ts';
import { REFUSALS, type Refusal } from './refusals.ts';

/** A line of a file, read. */
export interface Line extends ReadLine {
  readonly place: Place;
}

/** The lines of each file that a folder holds. */
export type Lines = Readonly<Partial<Record<ImportFile, readonly Line[]>>>;

type Values = Readonly<Record<string, unknown>>;

const text = (values: Values, key: string): string | null =>
  (values[key] as string | undefined) ?? null;

/** What every record has. */
function filedOf({ place, values, refusal }: Line, parts: readonly Line[]) {
  const bad = refusal ?? parts.find((part) => part.refusal)?.refusal;
  return {
    place,
    parts: parts.map((part) => part.place),
    providerId: (values['providerId'] as bigint | undefined) ?? null,
    bureauId: (values['bureauId'] as bigint | undefined) ?? null,
    filedAt: (values['filedOn'] as Date | undefined) ?? null,
    ...(bad && { refusal: bad }),
  };
}

/** Lines by the number of what they belong to. */
function byOwner(lines: readonly Line[] = []): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const of = text(line.values, 'of') ?? '';
    const known = found.get(of);
    if (known) known.push(line);
    else found.set(of, [line]);
  }
  return found;
}

/** The values of a list that stands in a cell, and in lines of a file of its own. */
const together = <T>(cell: readonly T[] | undefined, lines: readonly Line[], key: string) => [
  ...new Set([...(cell ?? []), ...lines.flatMap(({ values }) => (values[key] ?? []) as T | T[])]),
];

/** Puts the lines of all files together: subjects with their services, these with their accesses. */
export function assemble(lines: Lines): Imported {
  const servicesOf = byOwner(lines.services);
  const accessesOf = byOwner(lines.accesses);
  const domainsOf = byOwner(lines.domains);
  const ipsOf = byOwner(lines.ips);
  const platformsOf = byOwner(lines.platforms);
  const approvalsOf = byOwner(lines.approvals);
  const strays: { place: Place; refusal: Refusal }[] = [];

  const accesses = (number: string): ImportedAccess[] => {
    const ips = ipsOf.get(number) ?? [];
    let own = 0;
    const made = (accessesOf.get(number) ?? []).map((line) => {
      const otherProvider = text(line.values, 'otherProvider');
      const mine = otherProvider === null && own++ === 0 ? ips : [];
      const access = (line.values['access'] ?? {}) as ImportedAccess['access'];
      const ipAddresses = together(access.ipAddresses, mine, 'ipAddress');
      return {
        ...filedOf(line, mine),
        otherProvider,
        access: canonicalForm({ ...access, ipAddresses }),
      };
    });
    if (own === 0) {
      strays.push(...ips.map(({ place }) => ({ place, refusal: REFUSALS.noOwnAccess('service') })));
    }
    return made;
  };

  const service = (line: Line): ImportedService => {
    const icpNumber = text(line.values, 'icpNumber') ?? '';
    const [domains, platforms, approvals] = [domainsOf, platformsOf, approvalsOf].map(
      (of) => of.get(icpNumber) ?? [],
    ) as [readonly Line[], readonly Line[], readonly Line[]];
    const given = (line.values['service'] ?? {}) as ServiceDraft;
    const written: ServiceDraft = {
      ...given,
      domains: together(given.domains, domains, 'domain'),
      ...(platforms.length > 0 && { platforms: together([], platforms, 'platform') }),
      ...(approvals.length > 0 && { preApprovals: together([], approvals, 'approval') }),
    };
    return {
      ...filedOf(line, [...domains, ...platforms, ...approvals]),
      icpNumber,
      account: text(line.values, 'account'),
      service: canonicalForm(written),
      accesses: accesses(icpNumber),
    };
  };

  const met = new Set<string>();
  const subjects = (lines.subjects ?? []).map((line): ImportedSubject => {
    const icpNumber = text(line.values, 'icpNumber') ?? '';
    // What is under a subject belongs to its first line; a second one is refused by itself.
    const isFirst = !met.has(icpNumber);
    met.add(icpNumber);
    return {
      ...filedOf(line, []),
      icpNumber,
      account: text(line.values, 'account'),
      subject: canonicalForm((line.values['subject'] ?? {}) as SubjectDraft),
      subjectOwner: canonicalForm((line.values['subjectOwner'] ?? {}) as PersonDraft),
      services: isFirst ? (servicesOf.get(icpNumber) ?? []).map(service) : [],
    };
  });

  const known = new Set(subjects.map(({ icpNumber }) => icpNumber));
  const knownServices = new Set((lines.services ?? []).map(({ values }) => values['icpNumber']));
  const missing = (
    of: ReadonlyMap<string, readonly Line[]>,
    among: ReadonlySet<unknown>,
    refusal: Refusal,
  ) =>
    [...of].flatMap(([number, found]) =>
      among.has(number)
        ? []
        : found.map((line) => ({ place: line.place, refusal: line.refusal ?? refusal })),
    );
  const parts = [accessesOf, domainsOf, ipsOf, platformsOf, approvalsOf];
  strays.push(
    ...missing(servicesOf, known, REFUSALS.noSubject('subject')),
    ...parts.flatMap((of) => missing(of, knownServices, REFUSALS.noService('service'))),
  );
  return { subjects, strays, orders: (lines.orders ?? []).map(orderOf) };
}

function orderOf({ place, values, refusal }: Line): ImportedOrder {
  return {
    place,
    reference: text(values, 'reference') ?? '',
    filingType: text(values, 'filingType') ?? '',
    account: text(values, 'account') ?? '',
    subject: text(values, 'subject'),
    service: text(values, 'service'),
    stage: text(values, 'stage'),
    ...(refusal && { refusal }),
  };
}
