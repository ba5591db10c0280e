import { PERSONAL_DOCUMENTS } from '#domain/forms/certificate-types.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import { OWNER_ROLES, personIn } from '../persons.ts';
import { ruleKind } from '../rule-kind.ts';
import { exactly, oneOf, someOf } from '../schema.ts';
import { broken, unknown } from '../sighting.ts';

/** The numbers that a document bears, of which a bureau wants a certain one. */
const FORMATS = {
  /** 台湾身份证号码: a letter, then 1, 2, 8, 9 or a letter for the sex, then eight digits. */
  taiwanIdentityNumber: /^[A-Z][1289A-D]\d{8}$/,
  /** The number of the permit of residents of Hong Kong and Macau itself, not of their identity card. */
  hkMacauPermitNumber: /^[HM](?:\d{8}|\d{10})$/,
};

const NAMES = Object.keys(FORMATS) as (keyof typeof FORMATS)[];

/** Of persons with a certain document, a certain one of its numbers is given. */
export const numberFormat = ruleKind({
  parameters: exactly({
    who: someOf(OWNER_ROLES),
    certificateType: oneOf(PERSONAL_DOCUMENTS),
    format: oneOf(NAMES),
  }),
  see: ({ who, certificateType, format }, scope) =>
    who.flatMap((role) => {
      const person = personIn(role, scope);
      if (!person?.certificateType || !person.certificateNumber) return [unknown('formField')];
      if (person.certificateType !== certificateType) return [];
      const number = canonicalCertificateNumber(person.certificateNumber);
      return FORMATS[format].test(number) ? [] : [broken(role)];
    }),
});
