import sharp from 'sharp';

/** No picture can be made to fit: it is none that we read, or the limit is too small for any. */
export class ImageDoesNotFit extends Error {
  readonly code: 'unreadable' | 'tooLarge';

  constructor(code: ImageDoesNotFit['code']) {
    super(
      code === 'unreadable'
        ? 'Not a picture that can be read'
        : 'The picture cannot be made so small',
    );
    this.name = 'ImageDoesNotFit';
    this.code = code;
  }
}

/** Tried in turn at each size: text stays legible down to about 60. */
const QUALITIES = [82, 65];

/** Below that nobody can read a certificate. */
const SMALLEST_EDGE = 320;

/** A picture that unpacks to more than this is an attack, not a certificate. */
const PIXELS = 100_000_000;

/**
 * A JPEG or PNG as a JPEG of at most `cap` bytes: upright, on white, without the camera's notes, as large as fits.
 * One that fits and is a JPEG already is returned as it is.
 * @throws ImageDoesNotFit
 */
export async function fitImage(bytes: Uint8Array, cap: number): Promise<Uint8Array> {
  const source = sharp(bytes, { limitInputPixels: PIXELS });
  const { format, width, height } = await source.metadata().catch(() => {
    throw new ImageDoesNotFit('unreadable');
  });
  if (format !== 'jpeg' && format !== 'png') throw new ImageDoesNotFit('unreadable');
  if (format === 'jpeg' && bytes.length <= cap) return bytes;
  let edge = Math.max(width, height);
  for (;;) {
    let smallest = Infinity;
    for (const quality of QUALITIES) {
      const fitted = await jpeg(bytes, edge, quality);
      if (fitted.length <= cap) return fitted;
      smallest = fitted.length;
    }
    // Bytes go with the area; a little less, so that the next one fits.
    edge = Math.floor(edge * Math.min(0.9, 0.95 * Math.sqrt(cap / smallest)));
    if (edge < SMALLEST_EDGE) throw new ImageDoesNotFit('tooLarge');
  }
}

async function jpeg(bytes: Uint8Array, edge: number, quality: number): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: PIXELS })
      .rotate()
      .flatten({ background: 'white' })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality })
      .toBuffer();
  } catch {
    throw new ImageDoesNotFit('unreadable');
  }
}
