import { describe, expect, it } from 'vitest';
import { authorityErrors } from '#orders/authority-errors.ts';

const fieldsOf = (filingType: string, code: number) =>
  authorityErrors({ errors: [{ code }] }, filingType).flatMap(({ fields }) => fields);

describe('where a bureau’s error stands in the form', () => {
  it.each([
    ['newSubject', 1011, ['/subjectOwner/mobile', '/service/owner/mobile']],
    ['newService', 1011, ['/service/owner/mobile']],
    ['change', 1011, ['/changes/subjectOwner/mobile', '/changes/service/owner/mobile']],
    ['newAccess', 1006, ['/access/ipAddresses']],
    ['change', 1006, ['/changes/service/ipAddresses']],
    ['deregisterService', 1011, []],
    ['deregisterSubject', 1018, ['/filingPassword']],
    ['newAccess', 1018, ['/filingPassword']],
    ['newSubject', 1018, []],
  ])('given %s and %i, then %j', (filingType, code, fields) => {
    expect(fieldsOf(filingType, code)).toEqual(fields);
  });

  it('given a name that is taken, then a change opens the new one, not the one on file', () => {
    expect(fieldsOf('change', 1020)).toEqual(['/changes/service/name']);
  });

  it('given what the interface can’t say, then its field is the form’s already', () => {
    const errors = [{ field: '/filingPassword', code: 'wire.missing', zh: '缺', en: 'Missing' }];
    expect(authorityErrors({ errors }, 'newAccess')[0]?.fields).toEqual(['/filingPassword']);
  });
});
