import { describe, expect, it } from 'vitest';
import { writeAccountMail } from '#activities/account-mail.ts';
import { ACCOUNT_MAILS } from '#domain/account-mails.ts';

const MAILS = ACCOUNT_MAILS.flatMap((name) =>
  (['zh', 'en'] as const).map((locale) => [name, locale] as const),
);
const LINK = 'https://beian.example/pages/reset/abc';

describe.each(MAILS)('the mail %s in %s', (name, locale) => {
  const mail = writeAccountMail({ name, locale, variables: { handle: 'a<b>', link: LINK } });

  it('names the account, leads to one address, and stays in its language', () => {
    expect(mail.subject).not.toBe('');
    expect(mail.text).toContain('a<b>');
    expect(mail.text.match(/https?:\/\/\S+/g)).toEqual([LINK]);
    expect(/\p{Script=Han}/u.test(mail.subject + mail.text)).toBe(locale === 'zh');
  });

  it('says the same in HTML, where a name can’t become markup', () => {
    expect(mail.html).toContain(`<a href="${LINK}">${LINK}</a>`);
    expect(mail.html).toContain('a&lt;b&gt;');
    expect(mail.html).not.toContain('a<b>');
  });
});
