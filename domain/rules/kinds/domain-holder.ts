import type { Scope } from '../places.ts';
import { ruleKind } from '../rule-kind.ts';
import { sameName } from '../same-text.ts';
import { exactly, someOf } from '../schema.ts';
import { broken, unknown, type Sighting } from '../sighting.ts';

const HOLDERS = ['subject', 'legalRepresentative'] as const;

/** Whether one of them holds the domain; undefined where it could be somebody whose name is missing. */
function isHeld(
  by: readonly (typeof HOLDERS)[number][],
  holder: string,
  { facts }: Scope,
): boolean | undefined {
  const names = by.map((who) => facts[who]?.name);
  if (names.some((name) => name && sameName(name, holder))) return true;
  return names.every(Boolean) ? false : undefined;
}

/** A domain is registered for the subject, or for another whom the bureau takes in its place. */
export const domainHolder = ruleKind({
  parameters: exactly({ oneOf: someOf(HOLDERS) }),
  see: ({ oneOf }, scope) =>
    (scope.service?.domains ?? []).flatMap(({ holder }, index): Sighting[] => {
      if (!holder) return [unknown('domainHolder')];
      const held = isHeld(oneOf, holder, scope);
      if (held === undefined) return [unknown('legalRepresentative')];
      return held ? [] : [broken(`service/domains/${index}`)];
    }),
});
