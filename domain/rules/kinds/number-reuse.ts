import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { OWNER_ROLES, personIn, type OwnerRole } from '../persons.ts';
import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown, type Broken } from '../sighting.ts';

/** Something that identifies: where it stands and what it is. */
type Entry = readonly [about: Broken['about'], value: string | undefined];

const ofOwners = (scope: Scope, field: 'mobile' | 'certificateNumber'): Entry[] =>
  OWNER_ROLES.map((role: OwnerRole) => [role, personIn(role, scope)?.[field]]);

/** What must be the subject's own: where it stands in the form, who knows of others, and how it is compared. */
const REUSABLE = {
  mobile: {
    entries: (scope: Scope) => ofOwners(scope, 'mobile'),
    known: 'numbersUsedElsewhere',
    canonical: (text: string) => text.normalize('NFKC').replace(/\s/g, ''),
  },
  certificateNumber: {
    entries: (scope: Scope) => ofOwners(scope, 'certificateNumber'),
    known: 'certificatesUsedElsewhere',
    canonical: canonicalCertificateNumber,
  },
  domain: {
    entries: ({ service }: Scope): Entry[] =>
      (service?.domains ?? []).map(({ name }, index) => [`service/domains/${index}`, name]),
    known: 'domainsUsedElsewhere',
    canonical: canonicalDomain,
  },
} as const;

const WHAT = Object.keys(REUSABLE) as (keyof typeof REUSABLE)[];

/** A number or a domain stands in no other subject's filing. */
export const numberReuse = ruleKind({
  parameters: exactly({ what: oneOf(WHAT) }),
  see: ({ what }, scope) => {
    const { entries, known, canonical } = REUSABLE[what];
    const used = scope.facts.known[known]?.map(canonical);
    if (!used) return [unknown(known)];
    const silence = scope.facts.known.incomplete?.includes(known) ? [unknown(known)] : [];
    return entries(scope).flatMap(([about, value]) => {
      if (!value) return [];
      return used.includes(canonical(value)) ? [broken(about)] : silence;
    });
  },
});
