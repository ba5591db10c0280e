import Type from 'typebox';
import type { Day } from '#domain/calendar/days.ts';
import type { FactName } from '../fact-names.ts';
import type { ValidUntil } from '../facts.ts';
import { addMonths } from '../months.ts';
import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { count, exactly, oneOf } from '../schema.ts';
import { broken, unknown, type Broken, type Sighting } from '../sighting.ts';

/** A document of the filing: whose it is, and until when it holds. */
interface Document {
  readonly about: Broken['about'];
  readonly until: ValidUntil | undefined;
}

const DOCUMENTS = {
  domain: {
    fact: 'domainValidity',
    of: ({ service }: Scope) =>
      (service?.domains ?? []).map(({ validUntil }, index) => ({
        about: `service/domains/${index}` as const,
        until: validUntil,
      })),
  },
  subjectCertificate: {
    fact: 'certificateValidity',
    of: ({ facts }: Scope) => [{ about: 'subject', until: facts.subject.certificateValidUntil }],
  },
  ownerCertificates: {
    fact: 'certificateValidity',
    of: ({ facts, service }: Scope) => [
      { about: 'subjectOwner', until: facts.subjectOwner.certificateValidUntil },
      { about: 'serviceOwner', until: service?.owner.certificateValidUntil },
    ],
  },
  preApproval: {
    fact: 'preApprovals',
    of: ({ service }: Scope) =>
      (service?.preApprovals ?? [undefined]).map((until) => ({ about: undefined, until })),
  },
} as const satisfies Record<string, { fact: FactName; of: (scope: Scope) => readonly Document[] }>;

const KINDS = Object.keys(DOCUMENTS) as (keyof typeof DOCUMENTS)[];

function see({ about, until }: Document, tooShort: (until: Day) => boolean, fact: FactName) {
  if (until === undefined) return [unknown(fact)];
  if (until === 'longTerm' || !tooShort(until)) return [];
  return [broken(about, { zh: `有效期至 ${until}`, en: `valid until ${until}` })];
}

/**
 * A document still holds for some months: until that very day (`atLeastMonths`; 0: it has not expired),
 * or beyond it (`moreThanMonths`).
 */
export const remainingValidity = ruleKind({
  parameters: exactly({
    of: oneOf(KINDS),
    atLeastMonths: Type.Optional(count),
    moreThanMonths: Type.Optional(count),
  }),
  see: ({ of, atLeastMonths = 0, moreThanMonths }, scope): Sighting[] => {
    const { fact, of: documents } = DOCUMENTS[of];
    const limit = addMonths(scope.facts.day, moreThanMonths ?? atLeastMonths);
    const tooShort = (until: Day) =>
      moreThanMonths === undefined ? until < limit : until <= limit;
    return documents(scope).flatMap((document) => see(document, tooShort, fact));
  },
});
