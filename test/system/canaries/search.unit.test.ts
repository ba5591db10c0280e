import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createSearch } from './search.ts';

const NAME = '龠黻鼐齄';
const MOBILE = '18873920146';
const CERTIFICATE = '12019019840312132X';
const MAIL = 'qwrtzpsdfghj';
const values = [NAME, MOBILE, CERTIFICATE, MAIL];
const search = createSearch(values);

const foundIn = (bytes: Buffer | string): string[] => [
  ...new Set(search.find('here', Buffer.from(bytes as string)).map(({ value }) => value)),
];

describe('a search for what must stand nowhere', () => {
  const text = `{"name":"${NAME}","mobile":"+86${MOBILE}"}`;

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['GBK', iconv.encode(text, 'gbk')],
    ['hex', Buffer.from(text).toString('hex')],
    ['hex in large letters', Buffer.from(text).toString('hex').toUpperCase()],
    ['base64', Buffer.from(text).toString('base64')],
    ['base64, one place on', Buffer.from(` ${text}`).toString('base64')],
    ['base64, two places on', Buffer.from(`  ${text}`).toString('base64')],
    ['base64url', Buffer.from(text).toString('base64url')],
    ['base64 of GBK', iconv.encode(text, 'gbk').toString('base64')],
  ])('given values in %s, then it finds them', (_, bytes) => {
    expect(foundIn(bytes)).toEqual([NAME, MOBILE]);
  });

  it.each([
    ['the query of an address', encodeURIComponent(NAME), NAME],
    ['one in small letters', encodeURIComponent(NAME).toLowerCase(), NAME],
    [
      'JSON without Chinese signs',
      [...NAME].map((sign) => `\\u${sign.charCodeAt(0).toString(16)}`).join(''),
      NAME,
    ],
    ['XML by numbers', [...NAME].map((sign) => `&#${String(sign.charCodeAt(0))};`).join(''), NAME],
    ['a number in groups', 'call 188 7392 0146.', MOBILE],
    ['a number with lines', 'call 188-7392-0146.', MOBILE],
    ['a number with its country', 'to=%2B8618873920146&x', MOBILE],
    ['the query of a number', 'q=%22mobile%22%3A%2218873920146%22', MOBILE],
    ['a line of its own in JSON', '"call\\n18873920146"', MOBILE],
    ['the end of a certificate', '**********0312132X', CERTIFICATE],
    ['small letters', '12019019840312132x', CERTIFICATE],
    ['large letters', 'QWRTZPSDFGHJ@EXAMPLE.CN', MAIL],
  ])('given a value in %s, then it finds it', (_, bytes, value) => {
    expect(foundIn(bytes)).toEqual([value]);
  });

  it.each(['188****0146', '1887392014', '918873920146', '沈*', '1201**********132X', ''])(
    'given %j, then it finds nothing',
    (bytes) => {
      expect(foundIn(bytes)).toEqual([]);
    },
  );

  it('says where it stands, and what is around it', () => {
    const [found] = search.find('a log', Buffer.from(`warn: no ${MAIL}@ there`));
    expect(found).toEqual({
      ...{ value: MAIL, as: expect.any(String) as string, place: 'a log' },
      around: `warn: no ${MAIL}@ there`,
    });
  });
});
