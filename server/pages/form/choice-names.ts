import type { Bilingual } from '#domain/bilingual.ts';
import { CERTIFICATE_TYPES } from '#domain/forms/certificate-types.ts';
import { ENDING_REASONS } from '#domain/forms/ending-reasons.ts';
import { MATERIAL_KINDS } from '#domain/materials/kinds.ts';
import { APP_PLATFORMS } from '#domain/forms/platform.ts';
import { PRE_APPROVAL_KINDS } from '#domain/forms/pre-approval-kinds.ts';
import { SERVICE_KINDS } from '#domain/forms/service.ts';
import { SUBJECT_NATURES } from '#domain/forms/subject.ts';
import { PROVINCES } from '#domain/provinces.ts';

type Names = Readonly<Record<string, Bilingual>>;

const PROVINCE_CHOICES: Names = Object.fromEntries(
  Object.entries(PROVINCES).map(([zh, { en }]) => [zh, { zh, en }]),
);

/** The tables of codes that a field of a form may offer. */
const TABLES: readonly Names[] = [
  ...[SERVICE_KINDS, SUBJECT_NATURES, CERTIFICATE_TYPES, APP_PLATFORMS, PROVINCE_CHOICES],
  ...[MATERIAL_KINDS, PRE_APPROVAL_KINDS, ENDING_REASONS],
];

/** What each code of a choice is called: from the table that has them all, or else the code itself. */
export function choiceNames(codes: readonly string[]): Names {
  const table = TABLES.find((names) => codes.every((code) => Object.hasOwn(names, code))) ?? {};
  return Object.fromEntries(codes.map((code) => [code, table[code] ?? { zh: code, en: code }]));
}

/** The tables of codes by the last word of the fields that hold one. */
const BY_FIELD: Readonly<Record<string, Names>> = {
  ...{ nature: SUBJECT_NATURES, certificateType: CERTIFICATE_TYPES, province: PROVINCE_CHOICES },
  ...{ platform: APP_PLATFORMS, reason: ENDING_REASONS },
  kind: { ...SERVICE_KINDS, ...PRE_APPROVAL_KINDS, ...MATERIAL_KINDS },
};

/** What a field says in words: the name of its code, where it holds one, else the value itself. */
export const nameOfValue = (key: string, value: string): Bilingual =>
  BY_FIELD[key]?.[value] ?? { zh: value, en: value };
