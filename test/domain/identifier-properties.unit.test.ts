import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageCheck } from '#domain/identifiers/age.ts';
import { appPackageCheck, checkAppPackage } from '#domain/identifiers/app-package.ts';
import { isAppStore } from '#domain/identifiers/app-store.ts';
import {
  canonicalFingerprint,
  fingerprintCheck,
} from '#domain/identifiers/certificate-fingerprint.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { checkDay } from '#domain/identifiers/day.ts';
import { canonicalDomain, checkDomain } from '#domain/identifiers/domain.ts';
import { checkEmail } from '#domain/identifiers/email.ts';
import { checkEmergencyNumber } from '#domain/identifiers/emergency-number.ts';
import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkHkMacauPermit } from '#domain/identifiers/hk-macau-permit.ts';
import {
  canonicalIcpNumber,
  checkIcpNumber,
  checkServiceNumber,
  checkSubjectNumber,
} from '#domain/identifiers/icp-number.ts';
import { checkIpAddress } from '#domain/identifiers/ip-address.ts';
import { withinRanges } from '#domain/identifiers/ip-ranges.ts';
import { checkMobile } from '#domain/identifiers/mobile.ts';
import {
  checkSupersededCode,
  readOrganisationCode,
} from '#domain/identifiers/organisation-code.ts';
import { checkOrganisationName } from '#domain/identifiers/organisation-name.ts';
import { checkPassport } from '#domain/identifiers/passport.ts';
import { checkPersonName } from '#domain/identifiers/person-name.ts';
import { canonicalPublicKey, publicKeyCheck } from '#domain/identifiers/public-key.ts';
import { checkResidencePermit } from '#domain/identifiers/residence-permit.ts';
import { checkResidentId } from '#domain/identifiers/resident-id.ts';
import { checkTaiwanPermit } from '#domain/identifiers/taiwan-permit.ts';
import { checkUnifiedSocialCreditCode } from '#domain/identifiers/unified-social-credit-code.ts';
import { checkValidUntil, domainExpiryCheck, validityCheck } from '#domain/identifiers/validity.ts';
import * as given from './support/arbitrary-identifiers.ts';

const TODAY = '2026-11-22';

const NUMERIC = '0123456789';

/** What one mistyped character can be, and from where to where the standard detects it. */
interface Mutations {
  readonly characters: string;
  readonly from?: number;
}

interface Identifier {
  readonly check: IdentifierCheck;
  readonly valid: fc.Arbitrary<string>;
  /** Set where the number has a check character. */
  readonly detects?: Mutations;
}

const IDENTIFIERS: Readonly<Record<string, Identifier>> = {
  residentId: {
    check: checkResidentId,
    valid: given.residentId,
    detects: { characters: `${NUMERIC}X` },
  },
  residencePermit: {
    check: checkResidencePermit,
    valid: given.residencePermit,
    detects: { characters: `${NUMERIC}X` },
  },
  creditCode: {
    check: checkUnifiedSocialCreditCode,
    valid: given.creditCode,
    detects: { characters: given.CREDIT_CODE_CHARACTERS },
  },
  taiwanIdentityNumber: {
    check: checkTaiwanPermit,
    valid: given.taiwanIdentityNumber,
    // Its weights share factors with 10: only the last two digits are told apart in every case.
    detects: { characters: NUMERIC, from: 8 },
  },
  taiwanPermit: { check: checkTaiwanPermit, valid: given.taiwanPermit },
  passport: { check: checkPassport, valid: given.passport },
  hkMacauPermit: { check: checkHkMacauPermit, valid: given.hkMacauPermit },
  mobile: { check: checkMobile, valid: given.mobile },
  emergencyNumber: {
    check: checkEmergencyNumber,
    valid: fc.oneof(given.mobile, given.landline),
  },
  domain: { check: checkDomain, valid: given.domain },
  email: { check: checkEmail, valid: given.email },
  ipv4: { check: checkIpAddress, valid: given.ipv4 },
  ipv6: { check: checkIpAddress, valid: given.ipv6 },
  appPackage: { check: checkAppPackage, valid: given.packageName },
  androidPackage: { check: appPackageCheck('android'), valid: given.packageName },
  iosBundle: { check: appPackageCheck('ios'), valid: given.packageName },
  harmonyosBundle: { check: appPackageCheck('harmonyos'), valid: given.packageName },
  md5: { check: fingerprintCheck('android'), valid: given.fingerprint(32) },
  sha1: { check: fingerprintCheck('ios'), valid: given.fingerprint(40) },
  modulus: { check: publicKeyCheck('android'), valid: given.modulus },
};

const runs = { numRuns: 300 };

describe.each(Object.entries(IDENTIFIERS))('%s', (_, { check, valid, detects }) => {
  it('given any valid one, then nothing is found', () => {
    fc.assert(
      fc.property(valid, (text) => {
        expect(check(text)).toBeUndefined();
      }),
      runs,
    );
  });

  it.runIf(detects)(
    'given a valid one, when any one character is mistyped, then it is found',
    () => {
      const { characters = '', from = 0 } = detects ?? {};
      fc.assert(
        fc.property(valid, fc.nat(), fc.constantFrom(...characters), (text, at, other) => {
          const place = from + (at % (text.length - from));
          fc.pre(text[place] !== other);
          expect(check(text.slice(0, place) + other + text.slice(place + 1))).toBeDefined();
        }),
        { numRuns: 1000 },
      );
    },
  );
});

describe('an old organisation code', () => {
  it('given any valid one, then it is known as superseded, with its hyphen, too', () => {
    fc.assert(
      fc.property(given.organisationCode, (code) => {
        expect(checkSupersededCode(code)?.severity).toBe('warns');
        expect(readOrganisationCode(`${code.slice(0, 8)}-${code.slice(8)}`)).toBe(code);
      }),
    );
  });

  it('given a valid one, when its check character is mistyped, then it is none', () => {
    fc.assert(
      fc.property(given.organisationCode, fc.constantFrom(...`${NUMERIC}X`), (code, other) => {
        fc.pre(!code.endsWith(other));
        expect(readOrganisationCode(code.slice(0, 8) + other)).toBeUndefined();
      }),
    );
  });
});

const ANY_TEXT = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.string({ unit: fc.constantFrom(...'0129AXxn-.@:/备号京ICP长期 '), maxLength: 40 }),
  fc.constantFrom(
    'xn--',
    'xn--.xn--',
    '\ud800',
    '.',
    '@',
    '-',
    '1'.repeat(5000),
    '中'.repeat(5000),
  ),
);

describe('any text at all', () => {
  const checks: Readonly<Record<string, IdentifierCheck>> = {
    ...Object.fromEntries(Object.entries(IDENTIFIERS).map(([name, { check }]) => [name, check])),
    age: ageCheck(TODAY),
    validity: validityCheck(TODAY),
    validUntil: checkValidUntil,
    domainExpiry: domainExpiryCheck(TODAY),
    day: checkDay,
    icpNumber: checkIcpNumber,
    subjectNumber: checkSubjectNumber,
    serviceNumber: checkServiceNumber,
    personName: checkPersonName,
    organisationName: checkOrganisationName,
    organisationCode: checkSupersededCode,
    harmonyosFingerprint: fingerprintCheck('harmonyos'),
    harmonyosKey: publicKeyCheck('harmonyos'),
    ranges: withinRanges(['121.36.0.0/16', '2407:c080::/32']),
  };

  it.each(Object.entries(checks))(
    'given it as %s, then nothing breaks, and it is said the same twice',
    (_, check) => {
      fc.assert(
        fc.property(ANY_TEXT, (text) => {
          expect(check(text)).toEqual(check(text));
        }),
        runs,
      );
    },
  );

  it('given it as a platform, then nothing breaks', () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        expect(typeof isAppStore(text)).toBe('boolean');
      }),
    );
  });
});

describe('the one writing', () => {
  const writings = {
    certificateNumber: [canonicalCertificateNumber, checkPassport, given.passport],
    domain: [canonicalDomain, checkDomain, given.domain],
    icpNumber: [canonicalIcpNumber, checkIcpNumber, fc.constant('川icp备12345678号-3x')],
    fingerprint: [canonicalFingerprint, fingerprintCheck('ios'), given.fingerprint(40)],
    publicKey: [canonicalPublicKey, publicKeyCheck('ios'), given.modulus],
  } as const;

  it.each(Object.entries(writings))(
    'given any %s, when it is written twice, then it stays',
    (_, [write, check, valid]) => {
      fc.assert(
        fc.property(fc.oneof(ANY_TEXT, valid), (text) => {
          expect(write(write(text))).toBe(write(text));
        }),
        { numRuns: 1000 },
      );
      fc.assert(
        fc.property(valid, (text) => {
          expect(check(write(text))).toEqual(check(text));
        }),
      );
    },
  );
});
