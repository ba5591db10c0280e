import { describe, expect, it } from 'vitest';
import { smsStateTold } from '#domain/authority/endpoint.ts';
import { SMS_VERIFICATION_RULES } from '#domain/sms-verification.ts';
import { DEADLINES } from '#domain/terms/deadlines.ts';
import { REMINDERS } from '#domain/terms/reminders.ts';

describe('the rules of SMS verification', () => {
  it('given the window, then it is the stage’s term, and every reminder comes before it is over', () => {
    const { windowHours } = SMS_VERIFICATION_RULES;
    expect(DEADLINES.smsVerificationTerm.length).toEqual({ count: windowHours, unit: 'hour' });
    const reminders = Object.values(REMINDERS).filter(({ of }) => of === 'smsVerificationTerm');
    expect(reminders).not.toEqual([]);
    for (const { length } of reminders) {
      expect(length).toMatchObject({ unit: 'hour' });
      expect('count' in length && length.count).toBeLessThan(windowHours);
    }
  });

  it.each([
    ['beian.1', 'byInterface'],
    ['none', 'notByInterface'],
  ] as const)(
    'given an endpoint with extension %s, then the state is told %s',
    (extension, told) => {
      expect(smsStateTold({ extension })).toBe(told);
    },
  );
});
