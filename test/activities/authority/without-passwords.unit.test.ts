import { describe, expect, it } from 'vitest';
import {
  contentWithoutPasswords,
  xmlWithoutPasswords,
} from '#activities/authority/without-passwords.ts';

const PASSWORD = 'Geheim-4711';

describe('a file that is revealed', () => {
  it('given none in it, then it stays to the letter', () => {
    const xml = '<?xml version="1.0"?>\n<Baxx><!-- x --><Dwmc>某公司</Dwmc></Baxx>';
    expect(xmlWithoutPasswords(xml)).toBe(xml);
  });

  it.each([
    ['plain', `<ICPmm>${PASSWORD}</ICPmm>`],
    ['as CDATA', `<ICPmm><![CDATA[${PASSWORD}]]></ICPmm>`],
    ['with a prefix', `<n:ICPmm xmlns:n="urn:x">${PASSWORD}</n:ICPmm>`],
    ['in an attribute', `<Zx_xx ICPmm="${PASSWORD}"/>`],
    ['in an element below', `<ICPmm><Mm>${PASSWORD}</Mm></ICPmm>`],
    ['in a document within', `<Xml><![CDATA[<a><ICPmm>${PASSWORD}</ICPmm></a>]]></Xml>`],
    ['behind other words', `<Bz>ICPmm ${PASSWORD}</Bz>`],
  ])('given a password %s, then it is hidden and the rest is as it was', (_, inner) => {
    const shown = xmlWithoutPasswords(`<Bgxx><Dwmc>某公司</Dwmc>${inner}</Bgxx>`);
    expect(shown).not.toContain(PASSWORD);
    expect(shown).toContain('<Dwmc>某公司</Dwmc>');
  });

  it('given a password in what can’t be read, then nothing is shown', () => {
    expect(xmlWithoutPasswords(`<Bgxx><ICPmm>${PASSWORD}`)).not.toContain(PASSWORD);
  });

  it('given what was read of one, then the same', () => {
    const content = { name: '某人', password: PASSWORD, xml: `<a><ICPmm>${PASSWORD}</ICPmm></a>` };
    const shown = contentWithoutPasswords([{ ...content, extra: { ICPmm: PASSWORD } }]);
    expect(JSON.stringify(shown)).not.toContain(PASSWORD);
    expect(shown).toMatchObject([{ name: '某人' }]);
  });
});
