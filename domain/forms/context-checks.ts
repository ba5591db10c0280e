import { ageCheck } from '#domain/identifiers/age.ts';
import { checkDay } from '#domain/identifiers/day.ts';
import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkIpAddress } from '#domain/identifiers/ip-address.ts';
import { withinRanges } from '#domain/identifiers/ip-ranges.ts';
import { checkValidUntil, domainExpiryCheck, validityCheck } from '#domain/identifiers/validity.ts';
import type { CheckContext } from './check-context.ts';

/** The checks of fields that know more the more the context says. */
export interface ContextChecks {
  readonly age: IdentifierCheck;
  readonly validUntil: IdentifierCheck;
  readonly domainExpiry: IdentifierCheck;
  readonly ipAddress: IdentifierCheck;
}

const nothing: IdentifierCheck = () => undefined;

/**
 * The checks that a context allows.
 * @throws CodedError `ip_ranges.malformed` for a setting that is no range.
 */
export function contextChecks({ today, providerRanges }: CheckContext): ContextChecks {
  const ours = providerRanges ? withinRanges(providerRanges) : nothing;
  return {
    age: today === undefined ? nothing : ageCheck(today),
    validUntil: today === undefined ? checkValidUntil : validityCheck(today),
    domainExpiry: today === undefined ? checkDay : domainExpiryCheck(today),
    ipAddress: (text) => checkIpAddress(text) ?? ours(text),
  };
}
