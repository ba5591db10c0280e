import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { count, exactly, oneOf } from '../schema.ts';
import { broken } from '../sighting.ts';

const COUNTS = {
  services: ({ facts }: Scope) => facts.services.length,
  domains: ({ facts }: Scope) =>
    facts.services.reduce((total, { domains }) => total + domains.length, 0),
  domainsOfService: ({ service }: Scope) => service?.domains.length ?? 0,
};

const COUNTED = Object.keys(COUNTS) as (keyof typeof COUNTS)[];

/** An order holds no more than so many of something. */
export const countInOrder = ruleKind({
  parameters: exactly({ what: oneOf(COUNTED), atMost: count }),
  see: ({ what, atMost }, scope) => {
    const found = COUNTS[what](scope);
    return found > atMost
      ? [broken(undefined, { zh: `共 ${found} 个`, en: `${found} found` })]
      : [];
  },
});
