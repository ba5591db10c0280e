import { describe, expect, it } from 'vitest';
import { smsSegments } from '#domain/sms-segments.ts';

describe('how many segments a text message takes', () => {
  it.each([
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['备'.repeat(70), 'UCS-2', 70, 1],
    ['备'.repeat(71), 'UCS-2', 71, 2],
    ['备'.repeat(134), 'UCS-2', 134, 2],
    ['备'.repeat(135), 'UCS-2', 135, 3],
    // One Chinese character makes the whole text UCS-2.
    ['a'.repeat(70) + '备', 'UCS-2', 71, 2],
    // The signs of the extension table take two septets.
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['€'.repeat(81), 'GSM-7', 162, 2],
    // Beyond the basic plane a character takes two units.
    ['𠮷'.repeat(35), 'UCS-2', 70, 1],
    ['𠮷'.repeat(36), 'UCS-2', 72, 2],
  ])('given %s, then %s, %i characters, %i', (text, encoding, characters, segments) => {
    expect(smsSegments(text)).toEqual({ encoding, characters, segments });
  });

  it('given a character of two units at the end of a part, then it is not split', () => {
    // 66 + 2 > 67: it goes whole into the second part, and the second part can’t hold the other 67 then.
    expect(smsSegments('备'.repeat(66) + '𠮷' + '备'.repeat(66))).toMatchObject({
      characters: 134,
      segments: 3,
    });
    expect(smsSegments('a'.repeat(152) + '€' + 'a'.repeat(152))).toMatchObject({ segments: 3 });
  });
});
