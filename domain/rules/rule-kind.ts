import type Type from 'typebox';
import type { TSchema } from 'typebox';
import type { Scope } from './places.ts';
import type { Sighting } from './sighting.ts';

/** One kind of rule: what its data look like, and how they are held against a filing. */
export interface RuleKind<Parameters extends TSchema> {
  /** The rule's own data, without its `kind`. */
  readonly parameters: Parameters;
  /** What speaks against the rule in one look at a filing, and what is missing to tell. */
  see(parameters: Type.Static<Parameters>, scope: Scope): Sighting[];
}

/** Makes a kind of rule; only so that its parameters are typed by their schema. */
export function ruleKind<Parameters extends TSchema>(
  kind: RuleKind<Parameters>,
): RuleKind<Parameters> {
  return kind;
}
