import sharp from 'sharp';
import { PIXELS_AT_MOST } from '#domain/materials/intake.ts';
import type { AcceptedFile } from '#orders/materials.ts';
import { REFUSALS } from './refusals.ts';

/** Fine print on a certificate is legible with that; a longer edge is scaled down. */
const LONGEST_EDGE = 4000;

const QUALITY = 90;

/** What the head of a picture says, which is read before anything of it is unpacked. */
async function headOf(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch {
    throw REFUSALS.unreadable();
  }
}

/**
 * A picture drawn anew: upright, without the camera's notes and without whatever else the file held.
 * JPEG, or PNG where it is transparent.
 * @throws CodedError `material.unreadable`, `material.too_many_pixels`, `material.animated`.
 */
export async function readPicture(bytes: Uint8Array): Promise<AcceptedFile> {
  const { width, height, pages = 1, hasAlpha } = await headOf(bytes);
  if (width * height > PIXELS_AT_MOST) {
    throw REFUSALS.tooManyPixels(((width * height) / 1e6).toFixed(1), PIXELS_AT_MOST);
  }
  if (pages > 1) throw REFUSALS.animated();
  const upright = sharp(bytes, { limitInputPixels: PIXELS_AT_MOST, failOn: 'error' })
    .autoOrient()
    .resize({
      ...{ width: LONGEST_EDGE, height: LONGEST_EDGE },
      ...{ fit: 'inside', withoutEnlargement: true },
    });
  const drawn = hasAlpha ? upright.png() : upright.jpeg({ quality: QUALITY });
  try {
    const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
    const contentType = hasAlpha ? 'image/png' : 'image/jpeg';
    return { contentType, content: data, width: info.width, height: info.height };
  } catch {
    throw REFUSALS.unreadable();
  }
}
