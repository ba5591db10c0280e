import { canonicalCertificateNumber } from './certificate-number.ts';
import { warns, type IdentifierFinding } from './finding.ts';

/** GB 11714-1997, 3.2: the weights of the first eight characters. */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const SUPERSEDED = warns(
  'identifier.organisation_code.superseded',
  {
    zh: '备案登记的是旧组织机构代码，三证合一后应为统一社会信用代码。',
    en: 'On file is an old organisation code; since the certificates were merged it should be the credit code.',
  },
  {
    zh: '请通过变更备案将证件号码更新为同一单位的统一社会信用代码。',
    en: 'Change it to the unified social credit code of the same organisation.',
  },
  'GB 11714-1997；2015 年 10 月 1 日起三证合一',
);

/** The check character that belongs to the first eight characters (GB 11714-1997, 3.2): a digit or X. */
export function gb11714CheckCharacter(body: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, at) => total + weight * parseInt(body.charAt(at), 36),
    0,
  );
  return '0123456789X'.charAt((11 - (sum % 11)) % 11);
}

/** An old organisation code (组织机构代码) without its hyphen; undefined for what is none. */
export function readOrganisationCode(text: string): string | undefined {
  const code = canonicalCertificateNumber(text).replace('-', '');
  const sound = /^[\dA-Z]{8}[\dX]$/.test(code) && code.endsWith(gb11714CheckCharacter(code));
  return sound ? code : undefined;
}

/** Says of an old organisation code that it has been replaced; nothing about anything else. */
export function checkSupersededCode(text: string): IdentifierFinding | undefined {
  return readOrganisationCode(text) === undefined ? undefined : SUPERSEDED;
}

/** Whether a unified social credit code is of the organisation that had the old code (GB 32100-2015: characters 9 to 17). */
export function isOfSameOrganisation(creditCode: string, organisationCode: string): boolean {
  const old = readOrganisationCode(organisationCode);
  return old !== undefined && canonicalCertificateNumber(creditCode).slice(8, 17) === old;
}
