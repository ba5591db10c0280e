import { ruleKind } from '../rule-kind.ts';
import { exactly } from '../schema.ts';
import { broken } from '../sighting.ts';

/** Something to know, whatever the form says. */
export const notice = ruleKind({ parameters: exactly({}), see: () => [broken()] });
