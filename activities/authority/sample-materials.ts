import sharp from 'sharp';

/** A picture that an applicant hands in with a filing. */
export interface Material {
  /** What it is for: a purpose of the code tables, in our words. */
  readonly purpose: MaterialPurpose;
  readonly of: 'subject' | 'service';
  readonly content: Uint8Array;
}

/** Purposes by our own codes (domain/authority/code-tables/own-names.ts), with what each is about. */
const PURPOSES = {
  verificationSheet: 'service',
  subjectCertificate: 'subject',
  subjectOwnerCertificate: 'subject',
  serviceOwnerCertificate: 'service',
  ownerPhoto: 'service',
} as const;

export type MaterialPurpose = keyof typeof PURPOSES;

/** Diagonal stripes: nobody takes them for somebody's document. */
const STRIPES = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320">
  <defs><pattern id="p" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="40" height="40" fill="#eee"/><rect width="20" height="40" fill="#bbb"/>
  </pattern></defs><rect width="480" height="320" fill="url(#p)"/></svg>`;

let drawn: Promise<readonly Material[]> | undefined;

/** Pictures for a simulated bureau, which wants some and has no use for real ones. Drawn once by a process. */
export function sampleMaterials(): Promise<readonly Material[]> {
  drawn ??= sharp(Buffer.from(STRIPES))
    .jpeg({ quality: 60 })
    .toBuffer()
    .then((content) =>
      Object.entries(PURPOSES).map(([purpose, of]) => ({
        ...{ purpose: purpose as MaterialPurpose, of, content },
      })),
    );
  return drawn;
}
