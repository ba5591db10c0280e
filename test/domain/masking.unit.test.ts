import { describe, expect, it } from 'vitest';
import { fieldPointers } from '#domain/forms/form-registry.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { isPersonal, maskedForm, maskedValue } from '#domain/masking/masked-fields.ts';

describe('a value that is masked', () => {
  it.each([
    ['/subjectOwner/mobile', '13812345678', '138****5678'],
    ['/service/owner/emergencyNumber', '022-1234', '***'],
    ['/subjectOwner/email', 'wang@example.com', 'w***@example.com'],
    ['/subjectOwner/email', 'no address', '***'],
    ['/subjectOwner/name', '王小明', '王**'],
    ['/changes/subject/legalRepresentative/name', '李', '李*'],
    ['/subject/certificateNumber', '120101199001011234', '1***************34'],
    ['/subject/domicile', '天津市和平区某路1号', '天津市***'],
    ['/subjectOwner/certificateValidUntil', '2030-01-01', '***'],
    ['/remarks', '请联系王先生', '***'],
    ['/domainRegistrations', [{ holder: '王小明' }], '***'],
    ['/service/name', '清禾茶业', '清禾茶业'],
    ['/subjectOwner/mobile', null, null],
  ])('given %s %s, then %s', (field, value, masked) => {
    expect(maskedValue(field, value)).toEqual(masked);
  });
});

describe('a form that is masked', () => {
  it('given one that is typed in part, then what is personal is masked and the rest stays', () => {
    const form = {
      subject: { name: '某公司', certificateNumber: '91350100M000100Y43' },
      service: { name: '某网站', domains: ['example.cn'], owner: { mobile: '13812345678' } },
    };
    expect(maskedForm(form)).toEqual({
      subject: { name: '某公司', certificateNumber: '9***************43' },
      service: { name: '某网站', domains: ['example.cn'], owner: { mobile: '138****5678' } },
    });
  });

  it('given the fields of every filing type, then those that tell of persons are personal', () => {
    const fields = Object.keys(FILING_TYPES).flatMap((type) => fieldPointers(type));
    const personal =
      /owner|legalRepresentative|certificateNumber|mobile|email|domicile|mailingAddress|remarks|materials|domainRegistrations/i;
    for (const field of fields) {
      if (personal.test(field)) expect(isPersonal(field), field).toBe(true);
    }
    for (const open of [
      '/subject/name',
      '/subject/province',
      '/service/domains',
      '/service/kind',
    ]) {
      expect(isPersonal(open), open).toBe(false);
    }
  });
});
