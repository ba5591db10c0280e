import type { IdentifierFinding } from '#domain/identifiers/finding.ts';

/** What a check has to say about one field of a form. */
export interface Finding extends IdentifierFinding {
  /** JSON pointer (RFC 6901) into the form, for example `/subject/certificateNumber`. */
  readonly field: string;
}

/** The source of a rule that is no law's but follows from what the form asks. */
export const FORM_SOURCE = '备案表单填写要求 · What the form asks';

/** The JSON pointer of a member of what `parent` points to. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What a JSON pointer points to in a value; undefined where nothing is. */
export function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, key) =>
        at instanceof Object && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      value,
    );
}
