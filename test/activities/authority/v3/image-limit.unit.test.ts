import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { fitImage, ImageDoesNotFit } from '#activities/authority/v3/image-limit.ts';
import { seeded } from '../../../support/seeded.ts';

const CAP = 100 * 1024;

/** A picture that compresses badly, as a photograph of a certificate does. */
async function picture(width: number, height: number, format: 'jpeg' | 'png'): Promise<Buffer> {
  const random = seeded(7);
  const noise = Uint8Array.from({ length: width * height * 3 }, () => random() * 256);
  const image = sharp(noise, { raw: { width, height, channels: 3 } }).blur(0.6);
  return format === 'jpeg' ? image.jpeg({ quality: 95 }).toBuffer() : image.png().toBuffer();
}

describe('a picture for an attachment', () => {
  it.each(['jpeg', 'png'] as const)(
    'given a large %s, then it is a JPEG that fits, in its proportions',
    async (format) => {
      const large = await picture(1200, 900, format);
      expect(large.length).toBeGreaterThan(CAP);
      const fitted = await fitImage(large, CAP);
      expect(fitted.length).toBeLessThanOrEqual(CAP);
      const { width, height, format: found } = await sharp(fitted).metadata();
      expect(found).toBe('jpeg');
      expect(width / height).toBeCloseTo(4 / 3, 1);
      expect(width).toBeGreaterThan(320);
    },
  );

  it('given a JPEG that fits, then it is left alone; a small PNG becomes a JPEG', async () => {
    const small = await picture(100, 80, 'jpeg');
    expect(await fitImage(small, CAP)).toBe(small);
    const { format } = await sharp(await fitImage(await picture(100, 80, 'png'), CAP)).metadata();
    expect(format).toBe('jpeg');
  });

  it('given no picture, or no room for one, then it says which', async () => {
    await expect(fitImage(Buffer.from('%PDF-1.7'), CAP)).rejects.toMatchObject({
      code: 'unreadable',
    });
    const large = await picture(600, 500, 'jpeg');
    await expect(fitImage(large.subarray(0, 2000), 1000)).rejects.toBeInstanceOf(ImageDoesNotFit);
    await expect(fitImage(large, 500)).rejects.toMatchObject({ code: 'tooLarge' });
  });
});
