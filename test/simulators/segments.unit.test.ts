import { describe, expect, it } from 'vitest';
import { countSegments } from '#simulators/phone/segments.ts';

describe('segments of a text message', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['中'.repeat(70), 1],
    ['中'.repeat(71), 2],
    ['中'.repeat(134), 2],
    ['中'.repeat(135), 3],
    // 33 emoji fill 66 of 67 units; the 34th is not split over two segments.
    ['😀'.repeat(67), 3],
  ])('given %j, when counted, then %i', (text, segments) => {
    expect(countSegments(text)).toBe(segments);
  });
});
