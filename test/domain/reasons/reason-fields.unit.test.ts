import { describe, expect, it } from 'vitest';
import { REASON_FIELDS } from '#domain/forms/form-registry.ts';
import { fieldsFound, findReasons } from '#domain/reasons/find-reasons.ts';
import { openedFields } from '#domain/reasons/opened-fields.ts';
import { fieldMatches, fieldsOfReason } from '#domain/reasons/reason-fields.ts';
import { groupOf, REVIEW_REASON_CODES } from '#domain/reasons/review-reasons.ts';

describe('a pattern of fields', () => {
  it.each([
    ['/service/name', '/service/name', true],
    ['/service/name', '/service/names', false],
    ['/service/name', '/service', false],
    ['/service', '/service/name', false],
    ['/subjectOwner/*', '/subjectOwner/mobile', true],
    ['/subjectOwner/*', '/subjectOwner', false],
    ['/subjectOwner/*', '/subject/name', false],
    ['/service/*', '/service/owner/mobile', false],
    ['/*/name', '/subject/name', true],
    ['/**', '/remarks', true],
    ['/**', '/service/owner/mobile', true],
    ['/service/**', '/service/owner/mobile', true],
    ['/service/**', '/subject/name', false],
    ['/service/**', '/service', false],
  ])('given %s and the field %s, then it is meant: %s', (pattern, pointer, meant) => {
    expect(fieldMatches(pattern, pointer)).toBe(meant);
  });
});

describe('the fields of a reason', () => {
  it('given the name of a service, then only the name', () => {
    expect(fieldsOfReason('serviceNameNotAllowed', 'newSubject')).toEqual(['/service/name']);
  });

  it('given contact details, then those of both persons, in the order of the form', () => {
    expect(fieldsOfReason('mobileUsedElsewhere', 'newSubject')).toEqual([
      '/subjectOwner/mobile',
      '/service/owner/mobile',
    ]);
  });

  it('given a change, then what it makes of the field', () => {
    expect(fieldsOfReason('serviceNameNotAllowed', 'change')).toEqual([
      '/service/name',
      '/changes/service/name',
    ]);
    expect(fieldsOfReason('resolvedAddressDiffers', 'newAccess')).toContain('/access/ipAddresses');
  });

  it('given “other”, then every field', () => {
    expect(fieldsOfReason('other', 'newSubject')).toEqual(REASON_FIELDS.newSubject);
  });

  it('given a filing in which it does not occur, or one that nobody knows, then none', () => {
    expect(fieldsOfReason('changeWithAddition', 'newSubject')).toEqual([]);
    expect(fieldsOfReason('other', 'noSuchType')).toEqual([]);
  });
});

describe('looking for reasons', () => {
  it('given no filter, then all of them, in order', () => {
    expect(findReasons({})).toEqual(REVIEW_REASON_CODES);
  });

  it('given a group, then those of the group', () => {
    const found = findReasons({ group: 'app' });
    expect(found).toEqual(['appPlatformInvalid', 'appPackageWrong', 'appFeaturesInvalid']);
    expect(found.map(groupOf)).toEqual(['app', 'app', 'app']);
  });

  it('given a filing type, then those that occur in it', () => {
    expect(findReasons({ filingType: 'change' })).toContain('changeWithAddition');
    expect(findReasons({ filingType: 'newSubject' })).not.toContain('changeWithAddition');
    expect(findReasons({ filingType: 'newSubject' })).toContain('alreadyFiled');
    expect(findReasons({ filingType: 'transfer' })).toEqual([]);
  });

  it('given a field, then those that can point at it, and “other” with them', () => {
    expect(findReasons({ field: '/service/platforms' })).toEqual([
      ...['appPlatformInvalid', 'appPackageWrong', 'appFeaturesInvalid'],
      'other',
    ]);
    expect(findReasons({ field: '/service/colour' })).toEqual([]);
  });

  it('given group, filing type and field together, then what fits all three', () => {
    const found = findReasons({
      ...{ group: 'service', filingType: 'newSubject', field: '/service/name' },
    });
    expect(found).toContain('serviceNameNotAllowed');
    expect(found.every((code) => groupOf(code) === 'service')).toBe(true);
    expect(fieldsFound('serviceNameNotAllowed', {})).toEqual([
      '/service/name',
      '/changes/service/name',
    ]);
  });
});

describe('the fields that a return opens', () => {
  const fieldsOf = (named: string[]) =>
    openedFields(named, 'newSubject')?.map(({ field }) => field);

  it('given reasons at fields, then exactly these, once each, in the order of the form', () => {
    expect(openedFields(['/service/name', '/subject/name', '/service/name'], 'newSubject')).toEqual(
      [
        { field: '/subject/name', label: { zh: '主体名称', en: 'Name of the subject' } },
        { field: '/service/name', label: { zh: '服务名称', en: 'Name of the service' } },
      ],
    );
  });

  it('given an error at an entry of a list, or at a group, then the list, or all of the group', () => {
    expect(fieldsOf(['/service/domains/1'])).toEqual(['/service/domains']);
    expect(fieldsOf(['/subjectOwner'])?.length).toBe(7);
  });

  it('given nothing that names a field, then all of them are open', () => {
    expect(openedFields([], 'newSubject')).toBeNull();
    expect(openedFields(['', '/no/such'], 'newSubject')).toBeNull();
  });
});
