import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Something is true of every domain, or is not: that its holder is verified, that it resolves. */
export const domainState = ruleKind({
  parameters: exactly({ what: oneOf(['realNameVerified', 'resolves']), must: Type.Boolean() }),
  see: ({ what, must }, { service }) =>
    (service?.domains ?? []).flatMap((domain, index) => {
      const state = domain[what];
      if (state === undefined) return [unknown('domainState')];
      return state === must ? [] : [broken(`service/domains/${index}`)];
    }),
});
