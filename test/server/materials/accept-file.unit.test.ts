import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { MATERIAL_KIND_CODES } from '#domain/materials/kinds.ts';
import { acceptFile } from '#server/materials/accept-file.ts';
import { STATUS_BY_CODE } from '#server/problems.ts';
import { CATALOG, packed, PAGE, PAGES, pdf, picture, pngOf, zip } from './files.ts';

const MB = 1024 * 1024;

const SOUND_PDF = pdf([CATALOG, PAGES, PAGE]);

/** What comes of a file: its refusal, or nothing. */
async function refusalOf(bytes: Uint8Array, kind: 'letterOfAuthorisation' | 'subjectCertificate') {
  const error = await acceptFile(kind, bytes).then(
    () => undefined,
    (thrown: unknown) => thrown as { code: string; message: string; remedy?: string },
  );
  if (error !== undefined) {
    expect(STATUS_BY_CODE[error.code]).toBeLessThan(500);
    expect(error.remedy).toMatch(/\.$/);
  }
  return error;
}

const text = (content: string) => Buffer.from(content, 'latin1');

describe('pictures', () => {
  it.each([
    ['JPEG', () => picture().jpeg().toBuffer(), 'image/jpeg'],
    ['PNG', () => picture().png().toBuffer(), 'image/jpeg'],
    ['WebP', () => picture().webp().toBuffer(), 'image/jpeg'],
    ['transparent PNG', () => picture().ensureAlpha(0.5).png().toBuffer(), 'image/jpeg'],
  ])('given a %s, then it is drawn anew, in its size', async (_, made, contentType) => {
    for (const kind of MATERIAL_KIND_CODES.slice(0, 3)) {
      const file = await acceptFile(kind, await made());
      expect(file).toMatchObject({ contentType, width: 60, height: 40 });
    }
  });

  it('given an icon that is transparent, then it stays so; a paper is laid on white', async () => {
    const clear = await picture().ensureAlpha(0).png().toBuffer();
    const icon = await acceptFile('appIcon', clear);
    expect(icon.contentType).toBe('image/png');
    const { content } = await acceptFile('subjectCertificate', clear);
    const { channels } = await sharp(content).stats();
    expect(channels.map(({ mean }) => mean)).toEqual([255, 255, 255]);
  });

  it('given a picture that is small only as it came, then what is drawn from it is refused in words', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const create = { width: 1200, height: 1200, channels: 3 as const, noise, background: '#888' };
    const small = await sharp({ create }).ensureAlpha(0.5).webp({ quality: 30 }).toBuffer();
    expect(small.length).toBeLessThan(MB);
    await expect(acceptFile('appIcon', small)).rejects.toMatchObject({
      code: 'material.too_large',
      message: 'Drawn anew, as every picture is, it is larger than 1 MB.',
    });
    expect((await acceptFile('trademark', small)).contentType).toBe('image/jpeg');
  });

  it('given a camera that lay on its side, and told where it was, then upright, and nobody is told', async () => {
    const taken = await picture()
      .withExif({ IFD0: { Copyright: 'SECRET-PLACE' }, IFD3: { GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { content, width, height } = await acceptFile('subjectCertificate', taken);
    expect([width, height]).toEqual([40, 60]);
    const { exif, orientation, icc } = await sharp(content).metadata();
    expect([exif, orientation, icc]).toEqual([undefined, undefined, undefined]);
  });

  it('given a picture with an archive behind it, then the archive is gone', async () => {
    const archive = zip(1000);
    const both = Buffer.concat([await picture().jpeg().toBuffer(), archive]);
    const { content } = await acceptFile('subjectCertificate', both);
    expect(Buffer.from(content).includes('PK\x03\x04')).toBe(false);
    expect(Buffer.from(content).includes(archive)).toBe(false);
  });

  it('given a picture of 40 megapixels, then it is refused with that number', async () => {
    const large = await picture(8000, 5000).png({ compressionLevel: 1 }).toBuffer();
    const refusal = await refusalOf(large, 'subjectCertificate');
    expect(refusal).toMatchObject({
      code: 'material.too_many_pixels',
      message: 'The picture has 40.0 megapixels; at most 25 are taken.',
    });
  });

  it('given a small PNG that says it is huge, then it is refused before it is unpacked', async () => {
    const before = process.memoryUsage().rss;
    const bomb = pngOf(30_000, 30_000, 50 * MB);
    expect(bomb.length).toBeLessThan(MB);
    const begun = performance.now();
    expect((await refusalOf(bomb, 'subjectCertificate'))?.code).toBe('material.too_many_pixels');
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
  });

  it('given a PNG that unpacks to far more than its size says, then only its size is drawn', async () => {
    const begun = performance.now();
    const file = await acceptFile('subjectCertificate', pngOf(10, 10, 50 * MB)).catch(
      (error: unknown) => error,
    );
    expect(file).toSatisfy(
      (is: { width?: number; code?: string }) =>
        is.width === 10 || is.code === 'material.unreadable',
    );
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  it('given a JPEG that is cut off, then it is refused', async () => {
    const whole = await picture(600, 400).jpeg().toBuffer();
    const cut = whole.subarray(0, whole.length / 2);
    expect((await refusalOf(cut, 'subjectCertificate'))?.code).toBe('material.unreadable');
  });

  it('given a picture that moves, then it is refused', async () => {
    const pixels = Buffer.alloc(20 * 40 * 3).fill(255, 20 * 20 * 3);
    const frames = sharp(pixels, {
      raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
    });
    const moving = await frames.webp({ loop: 0, delay: [100, 100] }).toBuffer();
    const refusal = await refusalOf(moving, 'subjectCertificate');
    expect(refusal?.code).toBe('material.animated');
  });
});

describe('what is no picture', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'material.empty', 'The file is empty.'],
    ['a ZIP', zip(10), 'material.type', 'a ZIP archive'],
    ['a ZIP bomb', zip(100 * MB), 'material.type', 'a ZIP archive'],
    [
      'an SVG',
      text('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'material.type',
      'an SVG drawing',
    ],
    ['an SVG with a head', text('<?xml version="1.0"?><svg/>'), 'material.type', 'an SVG drawing'],
    ['a web page', text('<!DOCTYPE html><script>1</script>'), 'material.type', 'a web page'],
    ['a GIF', text('GIF89a'), 'material.type', 'a GIF picture'],
    ['a HEIC picture', text('\0\0\0\x18ftypheic'), 'material.type', 'a HEIC picture'],
    ['anything', text('hello'), 'material.type', 'of no kind that is taken here'],
    ['too much', Buffer.alloc(10 * MB + 1), 'material.too_large', 'larger than 10 MB'],
  ])('given %s, then it is refused in words', async (_, bytes, code, message) => {
    for (const kind of ['subjectCertificate', 'letterOfAuthorisation'] as const) {
      const refusal = await refusalOf(bytes, kind);
      expect(refusal?.code).toBe(code);
      expect(refusal?.message).toContain(message);
    }
  });

  it('given a PDF where a picture is wanted, whatever it is called, then it is refused', async () => {
    const refusal = await refusalOf(SOUND_PDF, 'subjectCertificate');
    expect(refusal).toMatchObject({
      code: 'material.type',
      message: 'The file is a PDF, whatever its name says.',
    });
  });

  it('given an icon of more than a megabyte, then it is refused', async () => {
    await expect(acceptFile('appIcon', Buffer.alloc(MB + 1))).rejects.toMatchObject({
      code: 'material.too_large',
    });
  });
});

describe('PDFs', () => {
  it('given one that only shows a page, then it is kept as it came', async () => {
    expect(await acceptFile('letterOfAuthorisation', SOUND_PDF)).toEqual({
      contentType: 'application/pdf',
      content: SOUND_PDF,
    });
  });

  it('given one whose objects are packed, then they are looked into', async () => {
    const sound = pdf([CATALOG, PAGES, packed(`3 0 ${PAGE}`)]);
    expect(await refusalOf(sound, 'letterOfAuthorisation')).toBeUndefined();
  });

  const SCRIPT = deflateSync('4 0 << /S /JavaScript >>').toString('latin1');
  const packedAs = (dictionary: string) => `<< ${dictionary} >>\nstream\n${SCRIPT}\nendstream`;
  const FLATE = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';
  const HIDDEN = [
    ['two filters', '/Type /ObjStm /Filter [/FlateDecode /FlateDecode]'],
    ['another filter', '/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]'],
    ['no filter', '/Type /ObjStm'],
    ['a filter said twice', `${FLATE} /Filter /LZWDecode`],
    ['a predictor', `${FLATE} /DecodeParms << /Predictor 12 >>`],
    ['a string that looks like an object', `/X (1 0 obj <<) ${FLATE}`],
    ['a comment', `${FLATE} % 1 0 obj`],
    ['no type', '/N 1 /First 4 /Filter [/FlateDecode /FlateDecode]'],
  ] as const;

  it.each(HIDDEN)('given JavaScript packed with %s, then it is refused', async (_, dictionary) => {
    const hidden = pdf([CATALOG, PAGES, PAGE, packedAs(dictionary)]);
    const refusal = await refusalOf(hidden, 'letterOfAuthorisation');
    expect(refusal).toMatchObject({ code: 'material.pdf' });
    expect(refusal?.message).toContain('can’t be read');
  });

  it('given one that is full of beginnings of streams, then it is refused at once', async () => {
    const full = pdf([CATALOG, PAGES, PAGE, 'stream\n'.repeat(1_400_000)]);
    const begun = performance.now();
    expect((await refusalOf(full, 'letterOfAuthorisation'))?.code).toBe('material.pdf');
    expect(performance.now() - begun).toBeLessThan(500);
  });

  const AFTER = 'something stands after its end';
  it.each([
    ['a web page before it', Buffer.concat([text('<html>'), SOUND_PDF]), undefined],
    ['a web page behind it', Buffer.concat([SOUND_PDF, text('<html>')]), AFTER],
    ['an archive behind it', Buffer.concat([SOUND_PDF, zip(10)]), AFTER],
    [
      'an archive in one of its objects',
      pdf([CATALOG, PAGES, PAGE, `<< >>\nstream\n${zip(10).toString('latin1')}\nendstream`]),
      'it is a ZIP archive as well',
    ],
    ['only a beginning', text('%PDF-1.7\n'), 'it is cut off'],
    ['no table', text('%PDF-1.7\nstartxref\n7\n%%EOF'), 'its table of contents'],
    ['no pages', pdf([CATALOG]), 'it has no pages'],
    ['encryption', pdf([CATALOG, PAGES, PAGE], '/Encrypt 4 0 R'), 'it is encrypted'],
    [
      'JavaScript',
      pdf([
        '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>',
        PAGES,
        PAGE,
      ]),
      'it holds JavaScript',
    ],
    ['JavaScript in other writing', pdf([CATALOG, PAGES, PAGE, '<< /#4aS (1) >>']), 'JavaScript'],
    [
      'JavaScript in a packed object',
      pdf([CATALOG, PAGES, PAGE, packed('4 0 << /S /JavaScript >>')]),
      'it holds JavaScript',
    ],
    ['another file', pdf([CATALOG, PAGES, PAGE, '<< /Type /EmbeddedFile >>']), 'other files'],
    ['a program to start', pdf([CATALOG, PAGES, PAGE, '<< /S /Launch /F (a) >>']), 'it starts'],
    [
      'objects that unpack to 64 MB',
      pdf([CATALOG, PAGES, PAGE, packed(Buffer.alloc(64 * MB))]),
      'it unpacks to far more than it is',
    ],
    [
      'packed objects that are none',
      pdf([
        CATALOG,
        PAGES,
        PAGE,
        '<< /Type /ObjStm /Filter /FlateDecode >>\nstream\nxx\nendstream',
      ]),
      'can’t be read',
    ],
    [
      'JavaScript behind a long dictionary',
      pdf([CATALOG, PAGES, PAGE, packedAs(`${FLATE}${' '.repeat(3000)}`)]),
      'it holds JavaScript',
    ],
    [
      'more streams than any letter has',
      pdf([
        CATALOG,
        PAGES,
        PAGE,
        ...Array.from({ length: 5001 }, () => '<< >>\nstream\nendstream'),
      ]),
      'too many parts',
    ],
    ['21 pages', pdf([CATALOG, PAGES, ...Array.from({ length: 21 }, () => PAGE)]), '21 pages'],
  ])('given %s, then it is refused in words', async (_, bytes, why) => {
    const refusal = await refusalOf(bytes, 'letterOfAuthorisation');
    expect(refusal?.code).toBe(why === undefined ? 'material.type' : 'material.pdf');
    expect(refusal?.message).toContain(why ?? 'whatever its name says');
  });
});
