import { canonicalFingerprint } from '#domain/identifiers/certificate-fingerprint.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { canonicalPublicKey } from '#domain/identifiers/public-key.ts';

type Writing = (text: string) => string;

const trimmed: Writing = (text) => text.trim();

/** The one writing of a text, by the key under which it stands; a key means the same in every form. */
const WRITINGS: Readonly<Record<string, Writing>> = {
  name: trimmed,
  holder: trimmed,
  homeUrl: trimmed,
  certificateNumber: canonicalCertificateNumber,
  holderCertificateNumber: canonicalCertificateNumber,
  icpNumber: canonicalIcpNumber,
  domains: canonicalDomain,
  domain: canonicalDomain,
  ipAddresses: (text) => text.toLowerCase(),
  fingerprint: canonicalFingerprint,
  publicKey: canonicalPublicKey,
};

function written(value: unknown, key: string): unknown {
  if (typeof value === 'string') {
    return Object.hasOwn(WRITINGS, key) ? WRITINGS[key]?.(value) : value;
  }
  if (Array.isArray(value)) return value.map((item) => written(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, written(part, name)]),
  );
}

/**
 * The one form in which what was submitted is compared, searched and reported; drafts stay as typed.
 * Changes the writing only: capitals in certificate numbers, lower case in domains, bare fingerprints.
 * A form without blocking findings has none after it either.
 */
export function canonicalForm<Form>(form: Form): Form {
  return written(form, '') as Form;
}
