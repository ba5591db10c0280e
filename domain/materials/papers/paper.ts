/** What may be filled into a paper, and how many characters wide its line is where it is left blank. */
export const BLANKS = {
  province: 6,
  subjectName: 20,
  certificateType: 12,
  certificateNumber: 16,
  representative: 8,
  owner: 8,
  ownerCertificateType: 12,
  ownerCertificateNumber: 16,
  role: 12,
  services: 28,
} as const;

export type Blank = keyof typeof BLANKS;

/** What a form says for the blanks of a paper; what it does not say is written by hand. */
export type Filled = Readonly<Partial<Record<Blank, string>>>;

/**
 * A paper that somebody signs, as it is printed: blanks stand in braces. In Chinese only, for bureaus read
 * it. What is signed, sealed and dated stays empty in any case.
 */
export interface Paper {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The lines for signatures, seal and date. */
  readonly signed: readonly string[];
}

const LINE = '＿';

const isBlank = (name: string): name is Blank => Object.hasOwn(BLANKS, name);

const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A paper with its blanks filled in, or left as lines to write on. */
export function fillIn(paper: Paper, filled: Filled): Paper {
  const paragraphs = paper.paragraphs.map((paragraph) =>
    paragraph.replace(/\{(\w+)\}/g, (whole, name: string) => {
      if (!isBlank(name)) return whole;
      return onOneLine(filled[name] ?? '') || LINE.repeat(BLANKS[name]);
    }),
  );
  return { ...paper, paragraphs };
}
