import { describe, expect, it } from 'vitest';
import { provinceCodes, provinceOf } from '#simulators/authority/provinces.ts';
import { readShape } from '#simulators/authority/wire/read-shape.ts';
import { all, choice, sequence, text, whole } from '#simulators/authority/wire/shape.ts';
import { writeShape } from '#simulators/authority/wire/write-shape.ts';
import { parseXml, XmlError } from '#simulators/authority/wire/xml.ts';

const shape = sequence({
  Id: whole(1),
  'Name?': text(3),
  'Tag*': text(),
  'Either?': choice({ A: text(), B: text() }),
  'Both?': all({ C: text(), D: text() }),
});
const read = (inside: string): unknown => readShape(shape, parseXml(`<R>${inside}</R>`), 'R');

describe('shapes', () => {
  it('given what fits, when read and written, then it is the same, lists as lists', () => {
    const content = { Id: '9223372036854775807', Tag: ['a', 'b&c'], Either: { B: 'x' } };
    const xml = writeShape(shape, 'R', content);
    expect(xml).toBe(
      '<R><Id>9223372036854775807</Id><Tag>a</Tag><Tag>b&amp;c</Tag><Either><B>x</B></Either></R>',
    );
    expect(readShape(shape, parseXml(xml), 'R')).toEqual(content);
  });

  it('given elements in any order, when the group is all, then they fit', () => {
    expect(read('<Id>1</Id><Both><D>d</D><C>c</C></Both>')).toMatchObject({ Both: { C: 'c' } });
  });

  it.each([
    ['R/Id: is missing', ''],
    ['R/Id: is not a whole number', '<Id>1.5</Id>'],
    ['R/Id: must be 1 to Infinity', '<Id>0</Id>'],
    ['R/Name: must have 1 to 3 characters', '<Id>1</Id><Name>four</Name>'],
    ['R/Id: is out of order', '<Name>a</Name><Id>1</Id>'],
    ['R/Id: may come 1 times at most', '<Id>1</Id><Id>2</Id>'],
    ['R/New: is unknown here', '<Id>1</Id><New/>'],
    ['R/Either: must hold one of A, B', '<Id>1</Id><Either/>'],
    ['R/Either: may hold one element only', '<Id>1</Id><Either><A>a</A><B>b</B></Either>'],
    ['R/Both/D: is missing', '<Id>1</Id><Both><C>c</C></Both>'],
    ['R: holds text between its elements', 'x<Id>1</Id>'],
  ])('given what does not, when read, then "%s"', (message, inside) => {
    expect(() => read(inside)).toThrow(message);
  });

  it('given references and what is not well-formed, when parsed, then resolved or refused', () => {
    expect(parseXml('<a>&#x4E2D;&#20013;&lt;<![CDATA[&lt;]]></a>').text).toBe('中中<&lt;');
  });

  it('given quotes, comments and empty elements, when read, then what is in them is no markup', () => {
    const text = '<?xml version="1.0"?><!-- <b> -->\n<a x="1>0" y=\'"\'><b /><![CDATA[<c>]]></a>\n';
    const { attributes, children, text: said } = parseXml(text);
    expect([attributes, children.map(({ name }) => name), said]).toEqual([
      { x: '1>0', y: '"' },
      ['b'],
      '<c>',
    ]);
  });

  it.each([
    ['an unknown reference', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['a document that is cut off', '<a><b></b>'],
    ['a closing tag too many', '<a></a></a>'],
    ['elements that overlap', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['a text outside the root', '<a/>b'],
    ['a tag that is cut off', '<a><b</a>'],
    ['a bare bracket', '<a>1 < 2</a>'],
    ['an attribute without quotes', '<a b=c></a>'],
    ['a document type', '<!DOCTYPE a><a></a>'],
    ['no element', ''],
  ])('given %s, when read, then it is no XML', (_, text) => {
    expect(() => parseXml(text)).toThrow(XmlError);
  });
});

describe('provinces', () => {
  it('given 31, when told by their codes, then the two Shanxi and Inner Mongolia are right', () => {
    expect(provinceCodes).toHaveLength(31);
    expect(new Set(provinceCodes.map((code) => provinceOf(code)?.region)).size).toBe(31);
    expect(['shanxi', 'shaanxi', 'neimenggu'].map((code) => provinceOf(code)?.name)).toEqual([
      '山西',
      '陕西',
      '内蒙古',
    ]);
  });
});
