import Type from 'typebox';
import { ruleKind } from '../rule-kind.ts';
import { count, exactly, someTexts } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** Nothing but digits, Latin letters and signs: no name by itself. */
const WITHOUT_A_WORD = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u;

/** Pictures that are no writing. A digit is not one, although Unicode lets it open a keycap. */
const EMOJI = /\p{Extended_Pictographic}/u;

/** The name of a service: its length in characters, how it may not begin, what it may not contain. */
export const nameWords = ruleKind({
  parameters: exactly({
    atLeast: Type.Optional(count),
    atMost: Type.Optional(count),
    notOnlyLatin: Type.Optional(Type.Literal(true)),
    noEmoji: Type.Optional(Type.Literal(true)),
    notStarting: Type.Optional(someTexts),
    notContaining: Type.Optional(someTexts),
  }),
  see: (rule, { service }) => {
    const name = service?.name?.normalize('NFKC').trim();
    if (!name) return [unknown('formField')];
    const { length } = [...name];
    const offends =
      length < (rule.atLeast ?? 0) ||
      length > (rule.atMost ?? Infinity) ||
      (rule.notOnlyLatin && WITHOUT_A_WORD.test(name)) ||
      (rule.noEmoji && EMOJI.test(name)) ||
      rule.notStarting?.some((head) => name.startsWith(head)) ||
      rule.notContaining?.some((word) => name.includes(word));
    return offends ? [broken()] : [];
  },
});
