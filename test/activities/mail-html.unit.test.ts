import { describe, expect, it } from 'vitest';
import { htmlBody, htmlPage } from '#activities/mail-html.ts';
import { sampleVariables } from '#activities/notice-samples.ts';
import { writeNotice } from '#activities/notice-words.ts';
import { NOTICE_TEMPLATES, noticeFacts } from '#domain/notices.ts';

const HOSTILE = '<script>alert("1")</script> & <b>';

describe('a mail in HTML', () => {
  it('given values with markup, then they are shown and never run; the text has them as they are', () => {
    const variables = { ...sampleVariables('zh'), serviceName: HOSTILE, opinion: `${HOSTILE}\n二` };
    const { body, html = '' } = writeNotice('zh', 'rejected', 'mail', variables);
    expect(body).toContain(HOSTILE);
    expect(body).toContain(`${HOSTILE}\n二`);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;');
    expect(html).toContain('&lt;b&gt;<br>二');
    const page = htmlPage('zh', HOSTILE, html);
    expect(page).not.toContain('<script');
  });

  it('given an address that we name, then it is a link; one in somebody’s words is not', () => {
    const variables = { ...sampleVariables('zh'), serviceName: 'https://evil.example/x' };
    const { html = '' } = writeNotice('zh', 'granted', 'mail', variables);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);
    expect(links).toEqual(['https://beian.miit.gov.cn']);
    expect(html).toContain('https://evil.example/x');
  });

  it('given reasons, then they are a list with their explanations and remedies; steps are numbered', () => {
    const rejected = writeNotice('en', 'rejected', 'mail', sampleVariables('en')).html ?? '';
    expect(rejected).toMatch(/<ul><li>[^<]+ \(Name of the service\)(<br>[^<]+){2}<\/li><\/ul>/);
    const granted = writeNotice('en', 'granted', 'mail', sampleVariables('en')).html ?? '';
    expect(granted.match(/<ol>(<li>.+?<\/li>){3}<\/ol>/)).not.toBeNull();
  });

  it('given paragraphs and lists without an empty line between them, then each is its own', () => {
    expect(htmlBody('一\n二\n\n· 三\n  四\n· 五\n六')).toBe(
      '<p>一<br>二</p>\n<ul><li>三<br>四</li><li>五</li></ul>\n<p>六</p>',
    );
  });

  it('given any mail, then text and HTML say the same', () => {
    for (const template of NOTICE_TEMPLATES) {
      if (!noticeFacts(template).channels.includes('mail')) continue;
      const { body, html = '' } = writeNotice('zh', template, 'mail', sampleVariables('zh'));
      const bare = (text: string) => text.replaceAll(/<[^>]+>|\s|^[·-] |^\d\. /gm, '');
      expect(bare(html)).toBe(bare(body).replaceAll(/·|^\d\./gm, ''));
    }
  });
});

describe('the page around it', () => {
  it('names its language and its subject', () => {
    const page = htmlPage('en', 'Order BA1', '<p>x</p>');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('<title>Order BA1</title>');
    expect(page).toContain('<p>x</p>');
    expect(htmlPage('zh', 's', '')).toContain('lang="zh-CN"');
  });
});
