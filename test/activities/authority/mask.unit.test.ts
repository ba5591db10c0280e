import { describe, expect, it } from 'vitest';
import { readXml } from '#activities/authority/v3/read-xml.ts';
import { maskContent, maskXml } from '#activities/authority/mask.ts';

const NAME = '赵一一';
const HIDDEN = '＊＊＊';
const around = (inner: string) => `<Baxx>${inner}<Ym>n1.example.cn</Ym></Baxx>`;

describe('a file that is shown', () => {
  it.each([
    ['plain', `<Dwmc>${NAME}</Dwmc>`],
    ['as CDATA', `<Dwmc><![CDATA[${NAME}]]></Dwmc>`],
    ['half of it as CDATA', `<Dwmc>赵<![CDATA[一一]]></Dwmc>`],
    ['beside an attribute', `<Dwmc a="1">${NAME}</Dwmc>`],
    ['in an attribute', `<Dwmc value="${NAME}"/>`],
    ['in an attribute of a personal name', `<Zt_xx Dwmc="${NAME}"/>`],
    ['with a prefix', `<ns:Dwmc xmlns:ns="urn:x">${NAME}</ns:Dwmc>`],
    ['with a space in the tag', `<Dwmc >${NAME}</Dwmc >`],
    ['in numbers of characters', '<Dwmc>&#x8d75;&#19968;&#19968;</Dwmc>'],
    ['in an element below', `<Dwmc><Mc>${NAME}</Mc></Dwmc>`],
    ['around elements', `<Zt_xx>${NAME}<Dwxz>4</Dwxz></Zt_xx>`],
    ['in a comment', `<!-- ${NAME} --><Dwxz>4</Dwxz>`],
    ['in a document within', `<Xml><![CDATA[<Dwmc>${NAME}</Dwmc>]]></Xml>`],
    ['in half a document within', `<Xml><![CDATA[<Dwmc>${NAME}]]></Xml>`],
  ])('given a name that stands in it %s, then it is hidden and the rest is there', (_, inner) => {
    const masked = maskXml(around(inner));
    for (const part of [NAME, '赵', '&#x8d75;', '一一']) expect(masked).not.toContain(part);
    expect(masked).toContain('<Ym>n1.example.cn</Ym>');
    expect(readXml(masked).name).toBe('Baxx');
  });

  it('given a personal element that is empty, then it stays empty', () => {
    expect(maskXml(around('<Tzr></Tzr>'))).toBe(around('<Tzr></Tzr>'));
    expect(maskXml(around('<Tzr>x</Tzr>'))).toBe(around(`<Tzr>${HIDDEN}</Tzr>`));
  });

  it.each([`<Baxx><Dwmc>${NAME}</Baxx>`, `<!DOCTYPE x><Dwmc>${NAME}</Dwmc>`, NAME, '{"name":"x"}'])(
    'given %s, which can’t be read, then only its size is shown, and why',
    (xml) => {
      const masked = maskXml(xml);
      expect(masked).toContain(`nothing of it is shown: ${String(xml.length)} characters`);
      expect(masked).not.toContain(NAME);
      expect(masked).not.toContain('{');
    },
  );
});

describe('what was read of a file', () => {
  it('given lists, objects and numbers below a personal name, then they are hidden', () => {
    const content = {
      services: [{ approvals: [{ kindId: 1, images: ['aW1hZ2U='] }] }],
      subject: { name: { zh: NAME }, certificateNumber: 110101, bureauId: 7, qq: '10001' },
    };
    expect(maskContent(content)).toEqual({
      services: [{ approvals: [{ kindId: 1, images: HIDDEN }] }],
      subject: { name: HIDDEN, certificateNumber: HIDDEN, bureauId: 7, qq: HIDDEN },
    });
  });

  it('given nothing below a personal name, then nothing is what is shown', () => {
    const content = { name: '', phone: null, bureauId: 0 };
    expect(maskContent(content)).toEqual(content);
  });

  it('given a block that nobody reads, then its text is masked like a file', () => {
    const xml = `<Zt_xx><Dwmc><![CDATA[${NAME}]]></Dwmc></Zt_xx>`;
    expect(maskContent({ path: 'x/Zt_xx', xml })).toEqual({
      path: 'x/Zt_xx',
      xml: `<Zt_xx><Dwmc>${HIDDEN}</Dwmc></Zt_xx>`,
    });
  });
});
