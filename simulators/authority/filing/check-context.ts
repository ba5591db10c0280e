import type { Filing } from './filing.ts';
import type { Finding } from './findings.ts';
import { siteOf, subjectOf } from './numbers.ts';
import type { Access, DomainName, Service } from './records.ts';
import type { FiledSubject, FilingRegister, SiteSeat } from './register.ts';

/** Who may not file: domain names in lower case, certificate numbers in upper case. */
export interface Blacklist {
  readonly domains: ReadonlySet<string>;
  readonly certificates: ReadonlySet<string>;
}

/** What a province lets pass, besides the rules that all have. */
export interface Leniency {
  /** The last access may be cancelled: the service stays filed as a shell. */
  readonly shellSites: boolean;
}

/** What the checks of a record look at. */
export interface CheckContext {
  readonly register: FilingRegister;
  readonly filing: Filing;
  readonly subject: FiledSubject | undefined;
  readonly seat: SiteSeat | undefined;
  /** Reports that are not decided yet, of every province. */
  readonly pending: readonly Filing[];
  readonly blacklist: Blacklist;
  readonly leniency: Leniency;
}

/** One rule of the bureau’s machine: what it finds wrong with a record. */
export type Check = (context: CheckContext) => Finding[];

/** Gathers what a record refers to. */
export function contextOf(
  register: FilingRegister,
  filing: Filing,
  others: Pick<CheckContext, 'pending' | 'blacklist' | 'leniency'>,
): CheckContext {
  const [subject, seat] = [subjectOf(register, filing), siteOf(register, filing)];
  return { register, filing, subject, seat, ...others };
}

/** The services that a record brings or changes. */
export function servicesOf(filing: Filing): readonly Service[] {
  return 'Wz_xx' in filing.record && Array.isArray(filing.record.Wz_xx)
    ? (filing.record.Wz_xx as readonly Service[])
    : [];
}

/** The accesses that a record brings or changes. */
export function accessesOf(filing: Filing): readonly Access[] {
  if (filing.czlx === 3) return [filing.record];
  return servicesOf(filing).flatMap(({ Jr_xx }) => Jr_xx);
}

export function domainsOf(filing: Filing): readonly DomainName[] {
  return servicesOf(filing).flatMap(({ Ym_xx }) => Ym_xx);
}
