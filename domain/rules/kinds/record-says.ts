import { RECORD_FACTS } from '../known-facts.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Something stands on record, here or at the ministry, that leaves no room for the filing. */
export const recordSays = ruleKind({
  parameters: exactly({ not: oneOf(RECORD_FACTS) }),
  see: ({ not }, { facts: { known } }) => {
    const said = known[not];
    if (said === undefined) return [unknown(not)];
    return said ? [broken()] : [];
  },
});
