import { CodedError } from '#domain/errors.ts';

const MB = 1024 * 1024;

/** Says a number of bytes as people do. */
const size = (bytes: number): string => `${String(Math.round((bytes / MB) * 10) / 10)} MB`;

const AS_PICTURE = 'Hand in a JPEG, PNG or WebP picture';

/** Why a file is not taken. Each says what it was, and the way out. */
export const REFUSALS = {
  empty: () =>
    new CodedError('material.empty', 'The file is empty.', {
      remedy: 'Send the file itself as the body of the request.',
    }),
  tooLarge: (bytesAtMost: number) =>
    new CodedError('material.too_large', `The file is larger than ${size(bytesAtMost)}.`, {
      remedy: 'Photograph or scan it with fewer pixels, or save it with stronger compression.',
    }),
  drawnTooLarge: (bytesAtMost: number) =>
    new CodedError(
      'material.too_large',
      `Drawn anew, as every picture is, it is larger than ${size(bytesAtMost)}.`,
      { remedy: 'Photograph or scan it with fewer pixels.' },
    ),
  /** @param what the file is, by its content; undefined where nobody can tell */
  type: (what: string | undefined, pdfToo: boolean) =>
    new CodedError(
      'material.type',
      `${what === undefined ? 'The file is of no kind that is taken here' : `The file is ${what}, whatever its name says`}.`,
      { remedy: `${AS_PICTURE}${pdfToo ? ', or a PDF' : ''}.` },
    ),
  unreadable: () =>
    new CodedError('material.unreadable', 'The picture can’t be read: it is damaged or cut off.', {
      remedy: 'Open it on your device; if it shows there, save it anew as JPEG and hand that in.',
    }),
  tooManyPixels: (pixels: string, atMost: number) =>
    new CodedError(
      'material.too_many_pixels',
      `The picture has ${pixels} megapixels; at most ${String(atMost / 1_000_000)} are taken.`,
      { remedy: 'Photograph or scan it with fewer pixels.' },
    ),
  animated: () =>
    new CodedError('material.animated', 'The picture moves, or has several pages.', {
      remedy: `${AS_PICTURE} that stands still, one a page.`,
    }),
  /** @param why the end of a sentence about the PDF */
  pdf: (why: string) =>
    new CodedError('material.pdf', `The PDF is not taken: ${why}.`, {
      remedy: 'Print it to a new PDF without any of that, or photograph the paper.',
    }),
} as const;
