import { describe, expect, it } from 'vitest';
import { readXml } from '#activities/authority/v3/read-xml.ts';
import { maskContent, maskXml } from '#activities/authority/mask.ts';
import { haveSchemas, schemaText } from '../../support/isp-schemas.ts';

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

  it.each([
    'Bz',
    'Wz_Bz',
    'Zxlybz',
    'Tznr',
    'Shyj',
    'Hsyj',
    'Clyj',
    'Cwxx',
    'Cwyy',
    'Dmms',
    'Cxtj',
  ])('given free words in %s, then they are hidden, with whoever they name', (element) => {
    const words = '联系王先生 13700001111';
    expect(maskXml(around(`<${element}>${words}</${element}>`))).not.toMatch(/王|137/);
    expect(maskXml(around(`<${element}>13700001111</${element}>`))).not.toContain('137');
  });

  it.skipIf(!haveSchemas)(
    'given a canary in every element of the interface, then it shows in those alone that are no person’s',
    () => {
      const schemas = `${schemaText('upload')}${schemaText('download')}`;
      const elements = [
        ...new Set([...schemas.matchAll(/element name="(\w+)"/g)].map(([, name = '']) => name)),
      ];
      expect(elements.length).toBeGreaterThan(200);
      const shown = elements.filter((name) =>
        maskXml(`<ICP><${name}>金丝雀 13700001111</${name}></ICP>`).includes('13700001111'),
      );
      expect(shown.sort().join(' ')).toBe(
        'Baxh Bm Fl1 Fl2 Mc Nr Shengjc Syurl Wz_Baxh Wzbah Wzmc Wzym_mc Ym Ym_fwq Ztbah Ztmc',
      );
    },
  );

  it('given an element that the interface has not, then nothing of it is shown', () => {
    expect(maskXml(around('<Xyz>13700001111</Xyz>'))).toBe(around(`<Xyz>${HIDDEN}</Xyz>`));
    expect(maskXml(around('<Xyz a="13700001111"/>'))).not.toContain('137');
  });

  it('given ids, codes, times and addresses, then they stay', () => {
    const inner =
      '<Ztid>7001</Ztid><Dwxz>4</Dwxz><Qsip>16909060</Qsip><Hcsj>2026-11-23 09:00:00</Hcsj>';
    expect(maskXml(around(inner))).toBe(around(inner));
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

  it.each(['remarks', 'opinion', 'reason', 'text', 'reviewer', 'verifier', 'ref', 'whatever'])(
    'given words under %s, then they are hidden, in lists too',
    (name) => {
      const words = '联系王先生 13700001111';
      const shown = maskContent({ kind: 'decision', [name]: words, codes: [{ [name]: [words] }] });
      expect(JSON.stringify(shown)).not.toMatch(/王|137/);
      expect(shown).toMatchObject({ kind: 'decision' });
    },
  );

  it('given what is no person’s, then it stays', () => {
    const content = {
      ...{ kind: 'unfiledSite', domains: ['n1.example.cn'], ip: '192.0.2.1', carrierId: 3 },
      ...{ filingNumber: '津ICP备2026000001号', seenAt: '2026-11-23T09:00:00+08:00' },
      oddities: [{ path: 'WBAWZLB/Wbawz_xx/Sssh', problem: 'missing' }],
    };
    expect(maskContent(content)).toEqual(content);
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
