import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Every filed website of the subject opens, or shows its number. */
export const filedSites = ruleKind({
  parameters: exactly({ must: oneOf(['reachable', 'showsNumber']) }),
  see: ({ must }, { facts: { known } }) => {
    if (!known.filedSites) return [unknown('filedSites')];
    const failing = known.filedSites.filter((site) => site[must] === false).length;
    if (failing > 0)
      return [broken(undefined, { zh: `${failing} 个网站`, en: `${failing} sites` })];
    return known.filedSites.some((site) => site[must] === undefined) ? [unknown('filedSites')] : [];
  },
});
