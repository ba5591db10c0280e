import { describe, expect, it } from 'vitest';
import { readXml, type XmlNode } from '#activities/authority/v3/read-xml.ts';
import { UnreadableXml } from '#activities/authority/v3/unreadable-xml.ts';
import { XML_LIMITS } from '#activities/authority/v3/xml-limits.ts';
import { xmlText } from '#activities/authority/v3/xml-text.ts';

function refusal(xml: string, limits = XML_LIMITS): string {
  try {
    readXml(xml, limits);
  } catch (error) {
    if (error instanceof UnreadableXml) return error.code;
    throw error;
  }
  return 'none';
}

describe('XML from the authority', () => {
  it('given prefixes, attributes, CDATA, comments and entities, then it is read', () => {
    const root = readXml(
      '<?xml version="1.0"?>\n<n:a x="1 &amp; 2"><!-- <b> --><b>&lt;甲&#20057;&#x4E19;&gt;</b><![CDATA[<!DOCTYPE x>&amp;]]><c/></n:a>\n',
    );
    expect(root).toEqual<XmlNode>({
      name: 'a',
      attributes: { x: '1 & 2' },
      text: '<!DOCTYPE x>&amp;',
      children: [
        { name: 'b', attributes: {}, text: '<甲乙丙>', children: [] },
        { name: 'c', attributes: {}, text: '', children: [] },
      ],
    });
    expect(readXml(xmlText(root.children[0]!)).text).toBe('<甲乙丙>');
  });

  it('given numbers with leading zeros or too long, then they stay the texts they are', () => {
    expect(
      readXml('<a><b>007</b><b>1e5</b><b>12345678901234567890</b></a>').children.map(
        ({ text }) => text,
      ),
    ).toEqual(['007', '1e5', '12345678901234567890']);
  });

  it('given names that are dangerous in JavaScript, then nothing happens to an object', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      expect(['none', 'malformed']).toContain(refusal(`<a><${name}>x</${name}></a>`));
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'doctype'],
    ['<a><!-- x --><!doctype b></a>', 'doctype'],
    ['<a>&x;</a>', 'entity'],
    ['<a>&nbsp;</a>', 'entity'],
    ['<a>1 & 2</a>', 'entity'],
    ['<a>&#0;</a>', 'entity'],
    ['<a>&#xD800;</a>', 'entity'],
    ['<a>&#x110000;</a>', 'entity'],
    ['<a x="&y;"/>', 'entity'],
    ['', 'malformed'],
    ['备案', 'malformed'],
    ['<a><b></a>', 'malformed'],
    ['<a><b>', 'malformed'],
    ['<a/><b/>', 'malformed'],
    ['<a/>b', 'malformed'],
    ['b<a/>', 'malformed'],
    ['<a></b>', 'malformed'],
    ['<a></a/>', 'malformed'],
    ['<a x=1/>', 'malformed'],
    ['<a>\uFFFE0\uFFFE</a>', 'malformed'],
    [`<a>${'<!--'.repeat(20_000)}</a>`, 'malformed'],
    [`<a ${'x="1" '.repeat(20_000)}<`, 'malformed'],
    ['<html><p>502 Bad Gateway<br></html>', 'malformed'],
    [`${'<a>'.repeat(60)}${'</a>'.repeat(60)}`, 'tooDeep'],
  ])('given %s, then it is refused', (xml, code) => {
    expect(refusal(xml)).toBe(code);
  });

  it('given more than is allowed, then it is not even parsed', () => {
    expect(refusal(`<a>${'x'.repeat(200)}</a>`, { ...XML_LIMITS, length: 100 })).toBe('tooLarge');
    expect(refusal(`<a>${'<b/>'.repeat(101)}</a>`, { ...XML_LIMITS, elements: 100 })).toBe(
      'tooLarge',
    );
    expect(refusal(`<a>${'<b></b>'.repeat(101)}</a>`, { ...XML_LIMITS, elements: 100 })).toBe(
      'tooLarge',
    );
  });

  it('given a long run of base64 in text and CDATA, then it is there as it was', () => {
    const [first, second] = ['A'.repeat(5000), `${'b+/9'.repeat(3000)}==`];
    const [b, c] = readXml(
      `<a><b> ${first}&amp; ${second}</b><c><![CDATA[${second}]]></c></a>`,
    ).children;
    expect(b?.text).toBe(` ${first}& ${second}`);
    expect(c?.text).toBe(second);
  });

  it('given as much as a file may have, in any kind of markup, then it is read in no time', () => {
    const long = 'A'.repeat(30_000_000);
    const begun = performance.now();
    expect(readXml(`<a>${long}</a>`).text.length).toBe(long.length);
    expect(readXml(`<a><![CDATA[${long}]]></a>`).text.length).toBe(long.length);
    expect(readXml(`<a><!--${long}--></a>`).text).toBe('');
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('given a billion laughs, then it ends at once', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    );
    expect(refusal(`<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join('')}]><a>&l9;</a>`)).toBe(
      'doctype',
    );
  });
});
