import { describe, expect, it } from 'vitest';
import { checkAppPackage } from '#domain/identifiers/app-package.ts';
import { fingerprintCheck } from '#domain/identifiers/certificate-fingerprint.ts';
import { canonicalDomain, checkDomain, readDomain } from '#domain/identifiers/domain.ts';
import { checkEmail } from '#domain/identifiers/email.ts';
import { checkEmergencyNumber } from '#domain/identifiers/emergency-number.ts';
import type { IdentifierCheck } from '#domain/identifiers/finding.ts';
import { checkHkMacauPermit } from '#domain/identifiers/hk-macau-permit.ts';
import { checkIpAddress } from '#domain/identifiers/ip-address.ts';
import { checkMobile } from '#domain/identifiers/mobile.ts';
import { checkPassport } from '#domain/identifiers/passport.ts';
import { checkTaiwanPermit } from '#domain/identifiers/taiwan-permit.ts';

interface Expectation {
  readonly check: IdentifierCheck;
  readonly passes: readonly string[];
  /** Text → code of the finding that stops it. */
  readonly refused: Readonly<Record<string, string>>;
}

const FORMAT = (identifier: string) => `identifier.${identifier}.format`;

const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  mobile: {
    check: checkMobile,
    passes: ['13800000101', '19900000000', '16600000000', '17700001234'],
    refused: {
      '12800000101': FORMAT('mobile'),
      '+8613800000101': FORMAT('mobile'),
      '138 0000 0101': FORMAT('mobile'),
      '022-27000000': 'identifier.mobile.landline',
      '1380000010': FORMAT('mobile'),
    },
  },
  emergencyNumber: {
    check: checkEmergencyNumber,
    passes: ['13800000101', '022-27000000', '01066000000', '0531-86000000'],
    refused: { '27000000': FORMAT('emergency_number'), '110': FORMAT('emergency_number') },
  },
  email: {
    check: checkEmail,
    passes: ['a@example.cn', 'first.last+tag@mail.example.com', 'x@例子.公司'],
    refused: {
      'a.example.cn': FORMAT('email'),
      'a@@example.cn': FORMAT('email'),
      '.a@example.cn': FORMAT('email'),
      'a b@example.cn': FORMAT('email'),
      'a@example.cn;b@example.cn': FORMAT('email'),
      'a@localhost': FORMAT('email'),
      'a@10.0.0.1': FORMAT('email'),
      'a@example.notatld': 'identifier.email.domain',
    },
  },
  domain: {
    check: checkDomain,
    passes: [
      'example.cn',
      'EXAMPLE.com',
      'www.example.com.cn',
      'a.b.example.cn',
      'a.b.example.com.cn',
      '例子.公司',
      '中文。中国',
      'xn--fsqu00a.xn--55qx5d',
      'xn--fiqs8s.cn',
    ],
    refused: {
      'http://example.cn': FORMAT('domain'),
      'example.cn/path': FORMAT('domain'),
      'example.cn:8080': FORMAT('domain'),
      'a_b.example.cn': FORMAT('domain'),
      '-bad.example.cn': FORMAT('domain'),
      'a..example.cn': FORMAT('domain'),
      '*.example.cn': FORMAT('domain'),
      localhost: FORMAT('domain'),
      '121.36.1.2': FORMAT('domain'),
      'com.cn': 'identifier.domain.suffix',
      'example.notatld': 'identifier.domain.suffix',
      'a.b.c.example.cn': 'identifier.domain.level',
    },
  },
  ipAddress: {
    check: checkIpAddress,
    passes: ['121.36.1.2', '2407:c080:1200::15', '2408:4004::1'],
    refused: {
      '121.36.1': FORMAT('ip_address'),
      '0121.36.1.2': FORMAT('ip_address'),
      '121.36.1.256': FORMAT('ip_address'),
      '121.36.1.2:80': FORMAT('ip_address'),
      '121.36.1.0/24': FORMAT('ip_address'),
      'fe80::1%eth0': FORMAT('ip_address'),
      '10.0.0.1': 'identifier.ip_address.not_public',
      '192.168.1.1': 'identifier.ip_address.not_public',
      '100.64.0.1': 'identifier.ip_address.not_public',
      '203.0.113.4': 'identifier.ip_address.not_public',
      '127.0.0.1': 'identifier.ip_address.not_public',
      '224.0.0.1': 'identifier.ip_address.not_public',
      '0.0.0.0': 'identifier.ip_address.not_public',
      '::1': 'identifier.ip_address.not_public',
      'fd00::1': 'identifier.ip_address.not_public',
      '2001:db8::1': 'identifier.ip_address.not_public',
      '::ffff:121.36.1.2': 'identifier.ip_address.not_public',
      '4000::1': 'identifier.ip_address.not_public',
    },
  },
  passport: {
    check: checkPassport,
    passes: ['E12345678', 'EA1234567', '123456789', 'x1234567'],
    refused: {
      E123: FORMAT('passport'),
      'E1234-5678': FORMAT('passport'),
      ABCDEFGH: FORMAT('passport'),
    },
  },
  hkMacauPermit: {
    check: checkHkMacauPermit,
    passes: ['H12345678', 'M1234567890', 'h12345678'],
    refused: { H1234567: FORMAT('hk_macau_permit'), A12345678: FORMAT('hk_macau_permit') },
  },
  taiwanPermit: {
    check: checkTaiwanPermit,
    passes: ['12345678', 'A123456789', '0123456789'],
    refused: { '1234567': FORMAT('taiwan_permit'), '123456789': FORMAT('taiwan_permit') },
  },
  appPackage: {
    check: checkAppPackage,
    passes: ['cn.example.app', 'com.example.My_App2', 'com.example.ios-app'],
    refused: {
      app: FORMAT('app_package'),
      'cn..app': FORMAT('app_package'),
      '1.a': FORMAT('app_package'),
    },
  },
  androidFingerprint: {
    check: fingerprintCheck('android'),
    passes: ['a'.repeat(32), Array(16).fill('AF').join(':')],
    refused: {
      ['a'.repeat(40)]: 'identifier.certificate_fingerprint.android',
      ['g'.repeat(32)]: 'identifier.certificate_fingerprint.android',
    },
  },
  iosFingerprint: {
    check: fingerprintCheck('ios'),
    passes: ['0'.repeat(40)],
    refused: { ['0'.repeat(32)]: 'identifier.certificate_fingerprint.ios' },
  },
  harmonyosFingerprint: {
    check: fingerprintCheck('harmonyos'),
    passes: ['0'.repeat(64), '0'.repeat(32), '0'.repeat(128)],
    refused: {
      ['0'.repeat(30)]: 'identifier.certificate_fingerprint.harmonyos',
      ['0'.repeat(63)]: 'identifier.certificate_fingerprint.harmonyos',
      ['0'.repeat(130)]: 'identifier.certificate_fingerprint.harmonyos',
    },
  },
};

describe.each(Object.entries(EXPECTATIONS))('%s', (_, { check, passes, refused }) => {
  it.each(passes)('given %s, then nothing is found', (text) => {
    expect(check(text)).toBeUndefined();
  });

  it.each(Object.entries(refused))('given %s, then the finding is %s', (text, code) => {
    const finding = check(text);
    expect(finding).toMatchObject({ code, severity: 'blocks' });
    for (const part of [finding?.text, finding?.remedy]) {
      expect(part?.zh).toMatch(/\p{Script=Han}/u);
      expect(part?.en).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe('domain, taken apart', () => {
  it('given capitals, white space and an ideographic stop, then the canonical form has none', () => {
    expect(canonicalDomain(' WWW。Example.CN ')).toBe('www.example.cn');
  });

  it('given a domain under a suffix of two labels, then the level counts the suffix as the first', () => {
    expect(readDomain('www.example.com.cn')).toEqual({
      name: 'www.example.com.cn',
      registrable: 'example.com.cn',
      level: 3,
    });
  });
});

it('given a mobile of the right form in no known range, then it only warns', () => {
  expect(checkMobile('15400000000')).toMatchObject({
    code: 'identifier.mobile.range',
    severity: 'warns',
  });
});
