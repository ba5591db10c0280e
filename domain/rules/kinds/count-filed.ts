import { ruleKind } from '../rule-kind.ts';
import { count, exactly, oneOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** What is filed already, together with what the order adds, stays within a number. */
export const countFiled = ruleKind({
  parameters: exactly({ what: oneOf(['filedCount', 'filingsOnServer']), atMost: count }),
  see: ({ what, atMost }, { facts }) => {
    const filed = facts.known[what];
    if (filed === undefined) return [unknown(what)];
    const all = filed + facts.services.length;
    if (all <= atMost) return [];
    return [broken(undefined, { zh: `连同本次共 ${all} 个`, en: `${all} with this order` })];
  },
});
