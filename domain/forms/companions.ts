// Fields that stand beside the one that a check names, and without which it could not be cured.

/** By the end of a pointer: what goes with it, beside it or at the form's top. */
const COMPANIONS: readonly {
  readonly of: string;
  readonly beside?: string;
  readonly top?: string;
}[] = [
  // How long a document holds is found at its number.
  { of: '/certificateNumber', beside: '/certificateValidUntil' },
  // Holder and expiry of a domain are found at the domain.
  { of: '/service/domains', top: '/domainRegistrations' },
];

/**
 * The JSON pointers of what goes with a field: `/subject/certificateValidUntil` with
 * `/subject/certificateNumber`. Not every form has them.
 */
export function companionsOf(pointer: string): string[] {
  return COMPANIONS.flatMap(({ of, beside, top }) => {
    if (!pointer.endsWith(of)) return [];
    return beside === undefined ? (top ?? []) : pointer.slice(0, -of.length) + beside;
  });
}
