import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';

/** A picture as a record of V3.0 carries it. */
export interface Attached {
  /** What it is for: a purpose of the code tables, in our words (domain/authority/code-tables/own-names.ts). */
  readonly purpose: Purpose;
  readonly of: 'subject' | 'service';
  readonly format: 'jpg';
  readonly content: Uint8Array;
}

/** The purposes that V3.0 knows, with what each is about. It has no place for letters and other papers. */
const PURPOSES = {
  verificationSheet: 'service',
  subjectCertificate: 'subject',
  subjectOwnerCertificate: 'subject',
  serviceOwnerCertificate: 'service',
  ownerPhoto: 'service',
} as const;

type Purpose = keyof typeof PURPOSES;

const KINDS: Readonly<Partial<Record<MaterialKind, Purpose>>> = {
  verificationSheet: 'verificationSheet',
  subjectCertificate: 'subjectCertificate',
  subjectOwnerIdFront: 'subjectOwnerCertificate',
  subjectOwnerIdBack: 'subjectOwnerCertificate',
  serviceOwnerIdFront: 'serviceOwnerCertificate',
  serviceOwnerIdBack: 'serviceOwnerCertificate',
  verificationPhoto: 'ownerPhoto',
};

/** Whose document shows another's as well, where both are one person: who is it twice hands it in once. */
const SHOWN_BY_OWNER: readonly (readonly [Purpose, (form: AnyDraft) => string | undefined])[] = [
  ['subjectCertificate', ({ subject }) => subject?.certificateNumber],
  ['serviceOwnerCertificate', ({ service }) => service?.owner?.certificateNumber],
];

/** The pictures among a report's materials that V3.0 has a purpose for. */
export function attachedOf(form: unknown, materials: readonly ReportedMaterial[]): Attached[] {
  const attached = materials.flatMap(({ kind, content }): Attached[] => {
    const purpose = KINDS[kind];
    return purpose === undefined ? [] : [attach(purpose, content)];
  });
  const owner = (form as AnyDraft).subjectOwner?.certificateNumber;
  const shown = attached.filter(({ purpose }) => purpose === 'subjectOwnerCertificate');
  const again = SHOWN_BY_OWNER.flatMap(([purpose, numberIn]) => {
    if (attached.some((one) => one.purpose === purpose)) return [];
    if (!sameNumber(owner, numberIn(form as AnyDraft))) return [];
    return shown.map(({ content }) => attach(purpose, content));
  });
  return [...attached, ...again];
}

// A PNG is made a JPEG when it is fitted to the interface's limit.
const attach = (purpose: Purpose, content: Uint8Array): Attached => ({
  ...{ purpose, of: PURPOSES[purpose], format: 'jpg', content },
});

const sameNumber = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  canonicalCertificateNumber(a) === canonicalCertificateNumber(b);
