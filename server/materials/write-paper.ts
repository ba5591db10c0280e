import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';
import PdfDocument from 'pdfkit';
import type { Paper } from '#domain/materials/papers/paper.ts';

/** Noto Sans for Simplified Chinese; a document carries only the characters that it shows. */
const FONT = new URL(
  '../fonts/NotoSansHans-Regular.otf',
  import.meta.resolve('@embedpdf/fonts-sc'),
);

interface OpenFont {
  readonly bytes: Buffer;
  readonly font: Font;
}

let opened: OpenFont | undefined;

/** Read when the first paper is asked for: eight megabytes that most processes never need. */
function openFont(): OpenFont {
  const bytes = opened?.bytes ?? readFileSync(FONT);
  opened ??= { bytes, font: create(bytes) as Font };
  return opened;
}

/** In points: A4 with margins of 25 mm. */
const MARGIN = 71;
const TITLE = 18;
const BODY = 12;
const GAP = 8;

/** A character that the font lacks (some are in names only) is written by hand, on a line. */
const printable = (text: string, { font }: OpenFont): string =>
  [...text]
    .map((char) => (font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0) ? char : '＿'))
    .join('');

function writePage(pdf: PDFKit.PDFDocument, paper: Paper, font: OpenFont): void {
  pdf.addPage().fontSize(TITLE).text(printable(paper.title, font), { align: 'center' });
  pdf.moveDown(1).fontSize(BODY);
  for (const line of paper.paragraphs) pdf.text(printable(line, font), { lineGap: GAP });
  pdf.moveDown(1);
  for (const line of paper.signed) pdf.text(printable(line, font), { lineGap: 2 * GAP });
}

/**
 * Papers as a PDF (A4, in Chinese), each from a page of its own.
 * @param at when it is written, for the document's own date
 * @param mark who had it and what for; among the document's own properties, since the page is signed and handed in
 */
export async function writePapers(
  papers: readonly Paper[],
  at: Date,
  mark?: string,
): Promise<Buffer> {
  const font = openFont();
  const [first] = papers;
  const pdf = new PdfDocument({
    ...{ size: 'A4', margin: MARGIN, autoFirstPage: false, lang: 'zh-CN' },
    info: {
      ...{ ...(first && { Title: first.title }), CreationDate: at },
      ...(mark !== undefined && { Subject: mark }),
    },
  });
  pdf.registerFont('paper', font.bytes).font('paper');
  for (const paper of papers) writePage(pdf, paper, font);
  pdf.end();
  const chunks: Buffer[] = [];
  for await (const chunk of pdf) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
