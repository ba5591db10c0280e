import type { Province } from '#domain/provinces.ts';
import type {
  DomainFacts,
  FilingFacts,
  PersonFacts,
  ServiceFacts,
  SubjectFacts,
} from '#domain/rules/facts.ts';
import type { KnownFacts } from '#domain/rules/known-facts.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import { idOf } from './sound-filing.ts';

/** What a filing of the table has otherwise than the sound one. */
export type Patch = (facts: FilingFacts) => FilingFacts;

export const subject =
  (part: Partial<SubjectFacts>): Patch =>
  (facts) => ({ ...facts, subject: { ...facts.subject, ...part } });

export const owner =
  (part: Partial<PersonFacts>): Patch =>
  (facts) => ({ ...facts, subjectOwner: { ...facts.subjectOwner, ...part } });

export const representative =
  (part: Partial<PersonFacts>): Patch =>
  (facts) => ({
    ...facts,
    legalRepresentative: { at: '', ...facts.legalRepresentative, ...part },
  });

export const noRepresentative: Patch = (facts) => ({ ...facts, legalRepresentative: undefined });

export const service =
  (part: Partial<ServiceFacts>): Patch =>
  (facts) => ({ ...facts, services: facts.services.map((one) => ({ ...one, ...part })) });

export const serviceOwner =
  (part: Partial<PersonFacts>): Patch =>
  (facts) => ({
    ...facts,
    services: facts.services.map((one) => ({ ...one, owner: { ...one.owner, ...part } })),
  });

export const domain =
  (part: Partial<DomainFacts>): Patch =>
  (facts) => ({
    ...facts,
    services: facts.services.map((one) => ({
      ...one,
      domains: one.domains.map((each) => ({ ...each, ...part })),
    })),
  });

/** So many domains in all, numbered. */
export const domains =
  (count: number): Patch =>
  (facts) => ({
    ...facts,
    services: facts.services.map((one) => ({
      ...one,
      domains: Array.from({ length: count }, (_, at) => ({
        ...one.domains[0],
        name: `n${at}.example.cn`,
      })),
    })),
  });

/** A second service beside the first. */
export const secondService =
  (part: Partial<ServiceFacts> = {}): Patch =>
  (facts) => ({
    ...facts,
    services: facts.services.flatMap((one) => [
      one,
      { ...one, at: '/services/1', owner: { ...one.owner, at: '/services/1/owner' }, ...part },
    ]),
  });

export const papers =
  (...materials: MaterialKind[]): Patch =>
  (facts) => ({ ...facts, materials: [...(facts.materials ?? []), ...materials] });

export const without =
  (...materials: MaterialKind[]): Patch =>
  (facts) => ({
    ...facts,
    materials: facts.materials?.filter((material) => !materials.includes(material)),
  });

export const papersUnknown: Patch = (facts) => ({ ...facts, materials: undefined });

export const stated =
  (part: FilingFacts['stated']): Patch =>
  (facts) => ({ ...facts, stated: { ...facts.stated, ...part } });

/** Nobody has said anything. */
export const nothingStated: Patch = (facts) => ({ ...facts, stated: {} });

export const known =
  (part: Partial<KnownFacts>): Patch =>
  (facts) => ({ ...facts, known: { ...facts.known, ...part } });

/** Nobody has asked the record or the authority. */
export const nothingKnown: Patch = (facts) => ({ ...facts, known: {} });

export const changed =
  (...places: NonNullable<FilingFacts['changed']>): Patch =>
  (facts) => ({ ...facts, changed: places });

/** Somebody else than the representative. */
export const other = (province: Province): Partial<PersonFacts> => ({
  name: '季川柏',
  certificateNumber: idOf(province, '19890115'),
});

/** Somebody born on a day. */
export const born = (province: Province, day: string): Partial<PersonFacts> => ({
  certificateNumber: idOf(province, day),
});
