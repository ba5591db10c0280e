import { describe, expect, it } from 'vitest';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { followingChange, isFollowedByChange } from '#domain/forms/following-change.ts';
import { FORMS } from '#domain/forms/form-registry.ts';
import { COMPLETE } from './support/complete-forms.ts';

const { subject, service } = COMPLETE.change;

/** What the registry has after the grant; more than any form asks for. */
const FILED = {
  subject: { ...subject, accountId: 'acc-applicant', owner: {} },
  service: { ...service, accountId: 'acc-applicant', domains: ['qinghe-tea.example.cn'] },
};

const access = (changes: AnyDraft['changes']): AnyDraft =>
  ({ ...COMPLETE.newAccess, changes }) as AnyDraft;

const OF_THE_SERVICE: AnyDraft['changes'] = { service: { kind: 'website', name: '清禾茶园' } };
const OF_THE_SUBJECT: AnyDraft['changes'] = { subjectOwner: { mobile: '13900000101' } };

describe('whether a change follows a grant', () => {
  it.each<[string, AnyDraft['changes'], boolean]>([
    ['a corrected name', OF_THE_SERVICE, true],
    ['a corrected owner', OF_THE_SUBJECT, true],
    ['a text that is taken out', { subject: { investor: '' } }, true],
    ['what the service is, and no more', { service: { kind: 'website' } }, false],
    ['parts without anything in them', { subject: {}, service: { owner: {} } }, false],
    ['no corrections', undefined, false],
  ])('given a new access with %s, then %s', (_, changes, follows) => {
    expect(isFollowedByChange('newAccess', access(changes))).toBe(follows);
  });

  it('given any other type with changes in its form, then none does: a change is reported with its own', () => {
    const following = (Object.keys(FILING_TYPES) as FilingType[]).filter((type) =>
      isFollowedByChange(type, access(OF_THE_SERVICE)),
    );
    expect(following).toEqual(['newAccess']);
  });
});

describe('the change that follows a new access', () => {
  it('given corrections of the service, then it names both and says what changes, with the filing password', () => {
    expect(followingChange(access(OF_THE_SERVICE), FILED)).toEqual({
      ...{ subject, service, changes: OF_THE_SERVICE, filingPassword: 'aB3dE6gH' },
    });
  });

  it('given corrections of the subject alone, then the service is named all the same, and empty parts are left out', () => {
    const { filingPassword: _, ...form } = access({
      ...OF_THE_SUBJECT,
      ...{ subject: {}, service: { kind: 'website' } },
    });
    expect(followingChange(form, FILED)).toEqual({
      ...{ subject, service, changes: { service: { kind: 'website' }, ...OF_THE_SUBJECT } },
    });
  });

  it('given either, then it can be saved as it is, and only says what is warned of or missing', () => {
    for (const changes of [OF_THE_SERVICE, OF_THE_SUBJECT]) {
      const form = followingChange(access(changes), FILED);
      expect(FORMS.change.checkDraft(form)).toEqual([]);
      expect(FORMS.change.check(form).filter(({ severity }) => severity === 'blocks')).toEqual([]);
    }
  });
});
