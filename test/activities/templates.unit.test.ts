import { describe, expect, it } from 'vitest';
import { longestVariables, sampleVariables } from '#activities/notice-samples.ts';
import { writeNotice } from '#activities/notice-words.ts';
import { compile, renderTemplate } from '#activities/templates.ts';
import type { Locale } from '#domain/bilingual.ts';
import {
  NOTICE_TEMPLATES,
  noticeFacts,
  type NoticeChannel,
  type NoticeTemplate,
} from '#domain/notices.ts';
import { smsSegments } from '#domain/sms-segments.ts';

const LOCALES: readonly Locale[] = ['zh', 'en'];

/** Every text that there has to be. */
const TEXTS = NOTICE_TEMPLATES.flatMap((template) =>
  noticeFacts(template).channels.flatMap((channel) =>
    LOCALES.map((locale) => [template, channel, locale] as const),
  ),
);

const written = (template: NoticeTemplate, channel: NoticeChannel, locale: Locale) =>
  writeNotice(locale, template, channel, sampleVariables(locale));

describe.each(TEXTS)('the text %s by %s in %s', (template, channel, locale) => {
  it('has a file whose variables are the notice’s, and no loose end when it is written', () => {
    const { subject, body, html = '' } = written(template, channel, locale);
    for (const text of [subject, body, html]) expect(text).not.toMatch(/\{\{|undefined|\[object/);
    expect(body).not.toBe('');
    expect(subject === '').toBe(channel === 'sms');
    expect(html === '').toBe(channel === 'sms');
  });

  it('names the order, or to its owner the service', () => {
    const { subject, body } = written(template, channel, locale);
    const { orderNo, serviceName } = sampleVariables(locale);
    const owner = noticeFacts(template).readBy === 'owner';
    expect(
      [orderNo, ...(owner ? [serviceName] : [])].some((name) => `${subject}${body}`.includes(name)),
    ).toBe(true);
  });

  it('says by when, where somebody has to act by then', () => {
    const { dueDay, dueTime } = sampleVariables(locale);
    const { variables } = noticeFacts(template);
    const { body } = written(template, channel, locale);
    expect(body.includes(dueDay)).toBe(variables.includes('dueDay'));
    expect(body.includes(dueTime)).toBe(variables.includes('dueTime'));
  });

  it('stays in the language it is in', () => {
    const { subject, body } = written(template, channel, locale);
    const ours = `${subject}${body}`
      .replaceAll(sampleVariables(locale).serviceName, '')
      .replaceAll(sampleVariables(locale).icpNumber, '');
    expect(/\p{Script=Han}/u.test(ours)).toBe(locale === 'zh');
  });
});

const SMS = TEXTS.filter(([, channel]) => channel === 'sms');

describe('the length of a text message', () => {
  it('given the longest values, then these take two segments, and all others one', () => {
    const long = SMS.filter(([template, , locale]) => {
      const { body } = writeNotice(locale, template, 'sms', longestVariables(locale));
      const { segments } = smsSegments(body);
      expect(segments).toBe(noticeFacts(template).segments[locale]);
      return segments > 1;
    });
    expect(long.map(([template, , locale]) => `${template} ${locale}`)).toEqual([
      'granted en',
      'verificationReminder zh',
      'verificationReminder en',
    ]);
  });

  it('given a name of a service that is too long, then it is cut with … to the last character that has room', () => {
    const variables = longestVariables('zh');
    const { body } = writeNotice('zh', 'verificationReminder', 'sms', variables);
    const [, kept = ''] = /】(新疆.*?)…（订单/.exec(body) ?? [];
    expect(variables.serviceName.startsWith(kept)).toBe(true);
    expect(kept).not.toBe('');
    expect(smsSegments(body)).toMatchObject({ segments: 2 });
    expect(smsSegments(body.replace('…', '维…')).segments).toBe(3);
    expect(body).toContain('证件号后6位');
  });

  it('given a name that fits, then nothing is cut; and in a mail never', () => {
    expect(written('verificationReminder', 'sms', 'zh').body).toContain('】清禾茶业官网（订单');
    const { serviceName } = longestVariables('zh');
    const mail = writeNotice('zh', 'granted', 'mail', longestVariables('zh'));
    expect(mail.body).toContain(serviceName);
  });

  it('given line breaks in a name, then it stays on its line', () => {
    const variables = { ...sampleVariables('zh'), serviceName: '清禾\r\n茶业' };
    expect(writeNotice('zh', 'granted', 'mail', variables).body).toContain('（清禾 茶业）');
  });
});

describe('what staff are sent', () => {
  it('holds nothing personal: the order’s number and a day', () => {
    for (const template of NOTICE_TEMPLATES) {
      const { readBy, variables } = noticeFacts(template);
      if (readBy !== 'staff') continue;
      expect(['orderNo', 'dueDay']).toEqual(expect.arrayContaining([...variables]));
    }
  });
});

describe('a reminder to verify', () => {
  it.each(LOCALES)(
    'names who sends the code, where it goes, and what else is asked, in %s',
    (l) => {
      const { body } = written('verificationReminder', 'sms', l);
      expect(body).toContain('12381');
      expect(body).toContain('https://beian.miit.gov.cn');
      expect(body).toMatch(
        l === 'zh' ? /6位验证码.*证件号后6位/ : /6-digit code.*last 6 characters/,
      );
    },
  );
});

describe('a template', () => {
  const allowed = ['orderNo', 'reasons'];

  it.each([
    ['{{orderNr}}', 'orderNr'],
    ['{{#if opinoin}}x{{/if}}', 'opinoin'],
    ['{{#if orderNo}}x{{else}}{{serviceName}}{{/if}}', 'serviceName'],
    ['{{#each reasons}}{{titel}}{{/each}}', 'reasons.titel'],
    ['{{title}}', 'title'],
    ['{{#with reasons}}x{{/with}}', 'with'],
    ['{{> footer}}', 'PartialStatement'],
  ])(
    'given %s, then it is refused with what it may use, before anything is sent',
    (source, name) => {
      expect(() => compile(source, 'zh/x.sms.hbs', allowed)).toThrow(
        expect.objectContaining({
          code: 'template.variable',
          field: 'zh/x.sms.hbs',
          message: `templates/zh/x.sms.hbs uses “${name}”.`,
          remedy:
            'It may use orderNo, reasons, reasons.title, reasons.field, reasons.explanation, reasons.remedy, reasons.text.',
        }),
      );
    },
  );

  it('given variables of its own, then it is taken', () => {
    const source = '{{orderNo}}{{#each reasons}}{{title}}{{/each}}';
    expect(compile(source, 'zh/x.sms.hbs', allowed).plain({ orderNo: 'B', reasons: [] })).toBe('B');
  });

  it('given no file, then it stops', () => {
    const missing = () => renderTemplate('zh', 'reviewReminder', 'sms', 'plain', {});
    expect(missing).toThrow(expect.objectContaining({ code: 'template.missing' }));
  });

  it('given a value that never came, then it stops instead of leaving a gap', () => {
    expect(() => renderTemplate('zh', 'granted', 'sms', 'plain', { orderNo: 'B' })).toThrow();
  });
});
