import type { IdentifierFinding } from '#domain/identifiers/finding.ts';

/** What a check has to say about one field of a form. */
export interface Finding extends IdentifierFinding {
  /** JSON pointer (RFC 6901) into the form, for example `/subject/certificateNumber`. */
  readonly field: string;
}

/** The JSON pointer of a member of what `parent` points to. */
export function pointerTo(parent: string, key: string | number): string {
  return `${parent}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
