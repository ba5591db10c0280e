import { describe, expect, it } from 'vitest';
import { renderTemplate, type NoticeVariables } from '#activities/templates.ts';
import { NOTICE_TEMPLATES } from '#domain/notices.ts';

const VARIABLES: NoticeVariables = {
  orderNo: 'BA20261122000001',
  serviceName: '清禾茶业官网',
  icpNumber: '津ICP备2026000001号-1',
  dueDay: '2027-01-06',
  reasons: [{ title: '网站名称不符合要求', field: '/service/name', remedy: '请修改。' }],
  opinion: '请补充。',
};

/** Returns ask for something by a day; ends do not. */
const RETURNS = NOTICE_TEMPLATES.filter(
  (name) => !['granted', 'abandoned', 'lapsed', 'decisionRecalled'].includes(name),
);

describe.each(NOTICE_TEMPLATES)('the notice %s', (template) => {
  it.each(['zh', 'en'] as const)(
    'has its texts in %s, with the order number and no loose end',
    (locale) => {
      for (const channel of ['sms', 'mail'] as const) {
        const text = renderTemplate(locale, template, channel, VARIABLES);
        expect(text).toContain(VARIABLES.orderNo);
        expect(text).not.toMatch(/\{\{|undefined|\[object/);
      }
    },
  );

  it('fits one Chinese segment of 70 characters', () => {
    expect([...renderTemplate('zh', template, 'sms', VARIABLES)].length).toBeLessThanOrEqual(70);
  });

  it('says by when, where the applicant has to act', () => {
    const says = renderTemplate('zh', template, 'sms', VARIABLES).includes(VARIABLES.dueDay);
    expect(says).toBe(RETURNS.includes(template));
  });
});

describe('a template', () => {
  it('given a variable that it misspells, then it stops instead of leaving a gap', () => {
    const { icpNumber: _left, ...without } = VARIABLES;
    expect(() => renderTemplate('zh', 'granted', 'sms', without as NoticeVariables)).toThrow();
  });
});
