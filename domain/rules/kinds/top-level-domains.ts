import Type from 'typebox';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, someTexts } from '../schema.ts';
import { broken } from '../sighting.ts';

/** A name as the DNS has it (公益 is xn--55qw42g), so that either writing is found; as typed where it is no host. */
function asciiName(text: string): string {
  const name = canonicalDomain(text);
  return URL.canParse(`http://${name}/`) ? new URL(`http://${name}/`).hostname : name;
}

const endsWith = (domain: string, endings: readonly string[]) =>
  endings.some((ending) => asciiName(domain).endsWith(`.${asciiName(ending)}`));

/** Domains end in one of certain ways, or in none of them; without a dot before: `gov.cn`, `公益`. */
export const topLevelDomains = ruleKind({
  parameters: exactly({
    oneOf: Type.Optional(someTexts),
    noneOf: Type.Optional(someTexts),
  }),
  see: ({ oneOf, noneOf = [] }, { service }) =>
    (service?.domains ?? []).flatMap(({ name }, index) =>
      (oneOf && !endsWith(name, oneOf)) || endsWith(name, noneOf)
        ? [broken(`service/domains/${index}`)]
        : [],
    ),
});
