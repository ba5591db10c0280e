import type { PersonRecord } from '#domain/registry/records.ts';
import type { Vault } from '#prisma/vault.ts';

/** A person as its row holds it. */
export interface PersonRow {
  readonly id: string;
  readonly keyId: string;
  readonly nameCipher: Uint8Array | null;
  readonly certificateType: string | null;
  readonly certificateCipher: Uint8Array | null;
  readonly mobileCipher: Uint8Array | null;
  readonly emergencyCipher: Uint8Array | null;
  readonly emailCipher: Uint8Array | null;
  readonly detailsCipher: Uint8Array | null;
}

const place = (column: string, id: string) => `persons.${column}:${id}`;

/** The columns of a person, sealed to its row; what is not known stays empty. */
export function sealPerson(vault: Vault, id: string, person: PersonRecord) {
  const { name, certificateType, certificateNumber, mobile, emergencyNumber, email, ...details } =
    person;
  const seal = (column: string, text: string | undefined) =>
    text === undefined ? null : vault.seal(place(column, id), text);
  return {
    nameCipher: seal('name', name),
    certificateType: certificateType ?? null,
    certificateCipher: seal('certificate', certificateNumber),
    certificateIndex:
      certificateNumber === undefined ? null : vault.index('certificate', certificateNumber),
    mobileCipher: seal('mobile', mobile),
    mobileIndex: mobile === undefined ? null : vault.index('mobile', mobile),
    emergencyCipher: seal('emergency', emergencyNumber),
    emailCipher: seal('email', email),
    detailsCipher: seal('details', JSON.stringify(details)),
    keyId: vault.keyId,
  };
}

/** A person, opened. */
export function openPerson(vault: Vault, row: PersonRow): PersonRecord {
  const { id, keyId, certificateType } = row;
  const open = (column: string, cipher: Uint8Array | null) =>
    cipher === null ? undefined : vault.open(place(column, id), { cipher, keyId });
  const texts = {
    name: open('name', row.nameCipher),
    certificateType: certificateType ?? undefined,
    certificateNumber: open('certificate', row.certificateCipher),
    mobile: open('mobile', row.mobileCipher),
    emergencyNumber: open('emergency', row.emergencyCipher),
    email: open('email', row.emailCipher),
  };
  const known = Object.entries(texts).filter(([, text]) => text !== undefined);
  const details = open('details', row.detailsCipher) ?? '{}';
  return { ...Object.fromEntries(known), ...(JSON.parse(details) as object) };
}
