import type { Province } from '#domain/provinces.ts';
import type { Patch } from './patches.ts';
import type { What } from './sound-filing.ts';

/** A filing and what the rules say of it, notices apart. */
export interface Row {
  readonly province: Province;
  readonly given: string;
  readonly what: What;
  readonly patches: readonly Patch[];
  /** All of it, each as `severity code field`. */
  readonly finds: readonly string[];
  /** The rules that can't be checked, each as `code: what is missing`. */
  readonly open: readonly string[];
}

/** One line of the table; without findings the filing is in order. */
export function row(
  province: Province,
  given: string,
  patches: readonly Patch[] = [],
  finds: readonly string[] = [],
  { open = [], ...what }: What & { readonly open?: readonly string[] } = {},
): Row {
  return { province, given, what, patches, finds, open };
}
