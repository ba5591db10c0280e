import { describe, expect, it } from 'vitest';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { verifiersOf, type OwnersOnFile } from '#domain/verifiers.ts';

const SUBJECT_OWNER = { mobile: '13800010001', emergencyNumber: '13800010009' };
const SERVICE_OWNER = { mobile: '13800010002', emergencyNumber: '13800010008' };
const ON_FILE: OwnersOnFile = {
  subjectOwner: { mobile: '13900020001' },
  serviceOwner: { mobile: '13900020002' },
};

/** A form with everything in it that any type could speak of. */
const FULL: AnyDraft = {
  subjectOwner: SUBJECT_OWNER,
  service: { kind: 'website', owner: SERVICE_OWNER },
};

/** Who gets a code, as `role number`. */
const asked = (type: FilingType, form: AnyDraft, onFile: OwnersOnFile = ON_FILE) =>
  verifiersOf(type, form, onFile).map(({ mobile, roles }) => `${roles.join('+')} ${mobile}`);

describe('who gets the ministry’s code, as the table of sms-verification.md has it', () => {
  it.each<[FilingType, string[]]>([
    ['newSubject', ['subjectOwner 13800010001', 'serviceOwner 13800010002']],
    ['newService', ['serviceOwner 13800010002']],
    ['newAccess', ['serviceOwner 13900020002']],
    ['cancelAccess', []],
    ['deregisterService', ['serviceOwner 13900020002']],
    ['deregisterSubject', ['subjectOwner 13900020001']],
    ['claim', []],
    ['transfer', []],
  ])('given %s, then %j', (type, who) => {
    expect(asked(type, FULL)).toEqual(who);
  });

  it.each<[string, AnyDraft['changes'], string[]]>([
    ['the subject', { subject: { name: '某公司' } }, ['subjectOwner 13900020001']],
    [
      'the subject owner’s e-mail',
      { subjectOwner: { email: 'a@b.cn' } },
      ['subjectOwner 13900020001'],
    ],
    [
      'the subject owner’s number',
      { subjectOwner: { mobile: '13700030001' } },
      ['subjectOwner 13700030001'],
    ],
    ['the service', { service: { kind: 'website', name: '某站' } }, ['serviceOwner 13900020002']],
    [
      'the service owner, replaced',
      { service: { kind: 'app', owner: { name: '某人', mobile: '13700030002' } } },
      ['serviceOwner 13700030002'],
    ],
    [
      'both',
      { subject: { name: '某公司' }, service: { kind: 'website', name: '某站' } },
      ['subjectOwner 13900020001', 'serviceOwner 13900020002'],
    ],
    ['nothing but what the service is', { subject: {}, service: { kind: 'website' } }, []],
    ['nothing at all', undefined, []],
  ])('given a change of %s, then the persons of what changed: %j', (_, changes, who) => {
    expect(asked('change', { service: { kind: 'website' }, ...(changes && { changes }) })).toEqual(
      who,
    );
  });

  it('given a new access that corrects the owner’s number, then the one on file is asked, and never the new one', () => {
    const changes = { service: { kind: 'website' as const, owner: { mobile: '13700030002' } } };
    expect(asked('newAccess', { changes })).toEqual(['serviceOwner 13900020002']);
    expect(asked('newAccess', { changes }, {})).toEqual([]);
    expect(asked('newAccess', {}, {})).toEqual([]);
  });

  it('given one number for both owners, then it is asked once, for both', () => {
    const form = {
      subjectOwner: SUBJECT_OWNER,
      service: { owner: { ...SERVICE_OWNER, mobile: '13800010001' } },
    };
    expect(asked('newSubject', form)).toEqual(['subjectOwner+serviceOwner 13800010001']);
  });

  it('given any type, then nobody is asked at an emergency number', () => {
    const emergency = ['13800010009', '13800010008'];
    for (const type of Object.keys(FILING_TYPES) as FilingType[]) {
      const numbers = verifiersOf(type, FULL, ON_FILE).map(({ mobile }) => mobile);
      expect(numbers.filter((number) => emergency.includes(number))).toEqual([]);
    }
  });
});
