import { checkEmail } from './email.ts';
import type { IdentifierCheck, IdentifierFinding } from './finding.ts';
import { checkMobile } from './mobile.ts';

const CONTACTS = { mobile: checkMobile, email: checkEmail } satisfies Record<
  string,
  IdentifierCheck
>;

/** Where an account is reached, as somebody types it. */
export type Contacts = { readonly [Kind in keyof typeof CONTACTS]?: string };

/** What is wrong with a number or an address so that nothing would ever arrive there, and in which field; undefined where nothing is. */
export function contactFault(
  contacts: Contacts,
): (IdentifierFinding & { readonly field: string }) | undefined {
  for (const [kind, check] of Object.entries(CONTACTS)) {
    const given = contacts[kind as keyof typeof CONTACTS];
    const finding = given === undefined ? undefined : check(given);
    if (finding?.severity === 'blocks') return { ...finding, field: `/${kind}` };
  }
  return undefined;
}
