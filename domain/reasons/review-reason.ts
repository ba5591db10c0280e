import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { VariableName } from './variables.ts';

/** Why a reviewer returns an order: what it means, where it can be, and the way out. */
export interface ReviewReason {
  /** A few words, without variables: buttons, lists and the glossary have them. */
  readonly title: Bilingual;
  /** What was found. Explanation and remedy may name variables, such as `{domain}`. */
  readonly explanation: Bilingual;
  /** The way out. */
  readonly remedy: Bilingual;
  /** The fields of a form that it can point at, as patterns: see `reason-fields.ts`. */
  readonly fields: readonly string[];
  /** As what an order usually comes back for it: incomplete, or wrong and not true. The reviewer decides. */
  readonly returns: 'toComplete' | 'rejected';
  /** False where no correction of the order helps: it has to be abandoned. */
  readonly curable: boolean;
  /** The filing types in which it occurs. */
  readonly filingTypes: readonly FilingType[];
  /** Every variable that explanation and remedy name. */
  readonly variables: readonly VariableName[];
}

/** The reasons of one group, by their stable codes. */
export type ReasonTable = Readonly<Record<string, ReviewReason>>;
