import { checkAccess, checkService, checkSubject } from './check-records.ts';
import type { ImportedAccess, ImportedService, ImportedSubject } from './filed.ts';
import { REFUSALS, type Refusal } from './refusals.ts';

/** What must stand once in everything that is imported. */
class Once {
  readonly #seen = new Set<string>();

  /** Whether it stands there for the first time. */
  first(kind: string, value: string | bigint | null): boolean {
    if (value === null || value === '') return true;
    const key = `${kind} ${String(value)}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

const twice = (once: Once, of: readonly (readonly [string, string | bigint | null])[]) =>
  // All are looked at, so that each is remembered.
  of.map(([kind, value]) => once.first(kind, value)).every(Boolean)
    ? undefined
    : REFUSALS.saidTwice();

const with_ = <T extends { readonly refusal?: Refusal }>(one: T, more: Refusal | undefined): T =>
  one.refusal !== undefined || more === undefined ? one : { ...one, refusal: more };

/**
 * Holds everything that is imported against what each line must be by itself, and against the lines before
 * it: numbers, ids and certificates stand once, and a domain under one subject.
 */
export function checkImport(subjects: readonly ImportedSubject[]): ImportedSubject[] {
  const once = new Once();
  const holders = new Map<string, string>();

  const access = (one: ImportedAccess): ImportedAccess =>
    with_(one, checkAccess(one) ?? twice(once, [['access', one.providerId]]));

  const domainHeld = (of: ImportedSubject, { service }: ImportedService) =>
    (service.domains ?? []).some((domain) => {
      const holder = holders.get(domain) ?? of.icpNumber;
      holders.set(domain, holder);
      return holder !== of.icpNumber;
    })
      ? REFUSALS.saidTwice('domains')
      : undefined;

  const service = (of: ImportedSubject, one: ImportedService): ImportedService => ({
    ...with_(
      one,
      checkService(of, one) ??
        twice(once, [
          ['service number', one.icpNumber],
          ['service', one.providerId],
        ]) ??
        domainHeld(of, one),
    ),
    accesses: one.accesses.map(access),
  });

  return subjects.map((one) => ({
    ...with_(
      one,
      checkSubject(one) ??
        twice(once, [
          ['subject number', one.icpNumber],
          ['certificate', one.subject.certificateNumber ?? null],
          ['subject', one.providerId],
        ]),
    ),
    services: one.services.map((under) => service(one, under)),
  }));
}
