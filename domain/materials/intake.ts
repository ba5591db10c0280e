import { MATERIAL_KIND_CODES, type MaterialKind } from './kinds.ts';

/** What a kind of material may be handed in as, and how large. */
export interface Intake {
  /** Pictures are encoded anew; a PDF is kept as it came. */
  readonly takes: 'pictures' | 'picturesOrPdf';
  /** Of the file that comes, and of the picture that is drawn from it. */
  readonly bytesAtMost: number;
  /** What shows through stays so, as PNG; else it becomes white, as on paper, and a JPEG. */
  readonly transparent?: boolean;
}

const MB = 1024 * 1024;

/** No kind takes more: the limit of the whole route. */
export const BYTES_AT_MOST = 10 * MB;

/** More is a poster, or an attack: a certificate is legible with a fifth of it. */
export const PIXELS_AT_MOST = 25_000_000;

/** Letters and approvals are short. */
export const PDF_PAGES_AT_MOST = 20;

const PICTURE: Intake = { takes: 'pictures', bytesAtMost: BYTES_AT_MOST };
const DOCUMENT: Intake = { takes: 'picturesOrPdf', bytesAtMost: BYTES_AT_MOST };

/** What the authority's interface carries as a picture has to be one: nothing here draws a PDF. */
const PICTURES: Partial<Record<MaterialKind, Intake>> = {
  subjectCertificate: PICTURE,
  subjectOwnerIdFront: PICTURE,
  subjectOwnerIdBack: PICTURE,
  serviceOwnerIdFront: PICTURE,
  serviceOwnerIdBack: PICTURE,
  legalRepresentativeId: PICTURE,
  verificationSheet: PICTURE,
  verificationPhoto: PICTURE,
  appIcon: { takes: 'pictures', bytesAtMost: MB, transparent: true },
};

/** What each kind of material is taken as. */
export const INTAKE = Object.fromEntries(
  MATERIAL_KIND_CODES.map((kind) => [kind, PICTURES[kind] ?? DOCUMENT]),
) as Readonly<Record<MaterialKind, Intake>>;

/** What a kept material is, by what it holds. */
export const CONTENT_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;

export type ContentType = (typeof CONTENT_TYPES)[number];
