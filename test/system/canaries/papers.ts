import PDFKit from 'pdfkit';
import sharp from 'sharp';

/** A camera's picture: beside what it shows it says who took it and where, and has a word behind its end. */
export async function photograph(said: string): Promise<Buffer> {
  const drawn = await sharp({
    create: { width: 480, height: 320, channels: 3, background: '#889' },
  })
    .withExif({ IFD0: { Artist: said, ImageDescription: said, Copyright: said } })
    .jpeg()
    .toBuffer();
  return Buffer.concat([drawn, Buffer.from(said)]);
}

/** A paper that was printed into a file: its words stand in it as they are. */
export function printed(said: string): Promise<Buffer> {
  const paper = new PDFKit({ compress: false, info: { Title: said, Author: said } });
  const parts: Buffer[] = [];
  return new Promise((resolve) => {
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    paper.text('SAMPLE');
    paper.end();
  });
}
