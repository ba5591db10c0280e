import { describe, expect, it } from 'vitest';
import { ageOn } from '#domain/identifiers/age.ts';
import { appPackageCheck } from '#domain/identifiers/app-package.ts';
import { isAppStore } from '#domain/identifiers/app-store.ts';
import { withinRanges } from '#domain/identifiers/ip-ranges.ts';
import { isOfSameOrganisation } from '#domain/identifiers/organisation-code.ts';
import { publicKeyCheck } from '#domain/identifiers/public-key.ts';

describe("the provider's ranges", () => {
  it.each([
    '121.36.0.0',
    '121.36.0.0/33',
    '121.36/16',
    'x/16',
    '/16',
    '2407:c080::/129',
    '1.2.3.4/-1',
  ])('given %s in the settings, then they are refused in words', (range) => {
    expect(() => withinRanges([range])).toThrow(
      expect.objectContaining({ code: 'ip_ranges.malformed' }),
    );
  });

  it('given no range at all, then every address is somebody else’s', () => {
    expect(withinRanges([])('121.36.1.2')?.code).toBe('identifier.ip_address.not_ours');
  });

  it('given what is no address, then that is for another check to say', () => {
    expect(withinRanges(['121.36.0.0/16'])('tea')).toBeUndefined();
  });

  it('given a range of one kind, then an address of the other does not lie in it', () => {
    const check = withinRanges(['0.0.0.0/0']);
    expect(check('121.36.1.2')).toBeUndefined();
    expect(check('2407:c080::1')?.code).toBe('identifier.ip_address.not_ours');
  });
});

describe('ages', () => {
  it.each([
    ['2008-11-22', '2026-11-22', 18],
    ['2008-11-23', '2026-11-22', 17],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-11-22', '2026-11-22', 0],
  ])('given a birth on %s, then on %s it makes %i', (birthDay, today, age) => {
    expect(ageOn(birthDay, today)).toBe(age);
  });
});

describe('stores and platforms', () => {
  it.each(['华为应用市场', 'App Store', 'google-play', '应用宝', 'vivo', 'HUAWEI AppGallery'])(
    'given %s, then it is a store',
    (text) => {
      expect(isAppStore(text)).toBe(true);
    },
  );

  it.each(['android', 'iOS', 'HarmonyOS', '安卓', '鸿蒙', 'windows', ''])(
    'given %s, then it is none',
    (text) => {
      expect(isAppStore(text)).toBe(false);
    },
  );
});

describe('the credit code of the same organisation', () => {
  it.each([
    ['91120190MA05TE0165', 'MA05TE016', true],
    ['91120190MA05TE0165', 'MA05TE01-6', true],
    ['91120190MA05TE0165', 'MA05TE017', false],
    ['91120190MA05TE9995', 'MA05TE016', false],
    ['91120190MA05TE0165', '91120190MA05TE0165', false],
  ])('given %s and %s, then %s', (creditCode, old, same) => {
    expect(isOfSameOrganisation(creditCode, old)).toBe(same);
  });
});

describe('HarmonyOS', () => {
  it('given a bundle name of 7 characters, then it passes, and one of 6 does not', () => {
    expect(appPackageCheck('harmonyos')('a.bcdef')).toBeUndefined();
    expect(appPackageCheck('harmonyos')('a.bcde')?.code).toBe('identifier.app_package.harmonyos');
  });

  it('given a key that is even, then it passes: it may be a point of a curve', () => {
    expect(publicKeyCheck('harmonyos')('4'.repeat(130))).toBeUndefined();
  });
});
