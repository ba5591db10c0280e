import sharp, { type Sharp } from 'sharp';
import { PIXELS_AT_MOST, type Intake } from '#domain/materials/intake.ts';
import type { AcceptedFile } from '#orders/materials.ts';
import { REFUSALS } from './refusals.ts';

/** Fine print on a certificate is legible with that; a longer edge is scaled down. */
const LONGEST_EDGE = 4000;

const QUALITY = 90;

/** What shows through a scan is the paper. */
const PAPER = '#fff';

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
 * JPEG, or PNG where it is transparent and its kind stays so.
 * @throws CodedError `material.unreadable`, `material.too_many_pixels`, `material.animated`, and
 *   `material.too_large` for what is drawn.
 */
export async function readPicture(
  bytes: Uint8Array,
  { transparent = false, bytesAtMost }: Intake,
): Promise<AcceptedFile> {
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
  const drawn = await (transparent && hasAlpha
    ? draw(upright.png(), 'image/png')
    : draw(upright.flatten({ background: PAPER }).jpeg({ quality: QUALITY }), 'image/jpeg'));
  if (drawn.content.length > bytesAtMost) throw REFUSALS.drawnTooLarge(bytesAtMost);
  return drawn;
}

async function draw(
  picture: Sharp,
  contentType: AcceptedFile['contentType'],
): Promise<AcceptedFile> {
  try {
    const { data, info } = await picture.toBuffer({ resolveWithObject: true });
    return { contentType, content: data, width: info.width, height: info.height };
  } catch {
    throw REFUSALS.unreadable();
  }
}
