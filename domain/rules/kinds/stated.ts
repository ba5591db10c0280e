import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';
import { STATEMENT_CODES } from '../statements.ts';

/** Somebody who looked says so; as long as nobody did, the rule is not checked. */
export const stated = ruleKind({
  parameters: exactly({ statement: oneOf(STATEMENT_CODES), must: Type.Boolean() }),
  see: ({ statement, must }, { facts }) => {
    const said = facts.stated[statement];
    if (said === undefined) return [unknown(statement)];
    return said === must ? [] : [broken()];
  },
});
