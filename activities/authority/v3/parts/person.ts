import type { PersonRecord } from '../records.ts';
import type { Pen } from '../pen.ts';
import { branch, type Xml } from '../xml.ts';

/** Where the elements of a person differ: HSJG alone calls the mobile `sjhm`. */
type MobileElement = 'Fzr_sjhm' | 'sjhm';

/** Several numbers or addresses as V3.0 wants them: separated by ";" and nothing else. */
function several(text: string | undefined): string[] {
  return (text ?? '').split(/[;；,，、\s]+/).filter((part) => part !== '');
}

/** The elements of a person (Fzr, Wz_Fzr). An organisation's person needs a telephone beside the mobile. */
export function personElements(
  pen: Pen,
  person: PersonRecord,
  field: string,
  { phoneNeeded, mobile = 'Fzr_sjhm' }: { phoneNeeded: boolean; mobile?: MobileElement },
): Xml[] {
  return [
    ...pen.text('Fzr_xm', person.name, `${field}/name`),
    ...phoneElement(pen, 'Fzr_dhhm', person.phone, `${field}/phone`, phoneNeeded),
    ...mobileElement(pen, mobile, person.mobile, `${field}/mobile`),
    ...emailElement(pen, 'Fzr_dzyj', person.email, `${field}/email`),
    ...pen.certificate('Fzr_zjlx', person.certificateType, `${field}/certificateType`, {
      ...(person.certificateNumber !== undefined && { number: person.certificateNumber }),
    }),
    ...pen.text('Fzr_zjhm', person.certificateNumber, `${field}/certificateNumber`),
  ];
}

/** Telephone numbers: digits and "-" only, 11 characters at least. */
export function phoneElement(
  pen: Pen,
  name: string,
  phone: string | undefined,
  field: string,
  needed: boolean,
): Xml[] {
  const numbers = several(phone).map(withoutCountry);
  if (numbers.length === 0) return needed ? pen.fail(field, 'missing') : [];
  if (!numbers.every((number) => /^[\d-]+$/.test(number))) return pen.fail(field, 'phone');
  return pen.text(name, numbers.join(';'), field);
}

function mobileElement(pen: Pen, name: MobileElement, mobile: string, field: string): Xml[] {
  const numbers = several(mobile).map(withoutCountry);
  if (!numbers.every((number) => /^\d+$/.test(number))) return pen.fail(field, 'phone');
  return pen.text(name, numbers.join(';'), field);
}

/** E-mail addresses, each with an "@". */
export function emailElement(
  pen: Pen,
  name: string,
  email: string | undefined,
  field: string,
): Xml[] {
  const addresses = several(email);
  if (!addresses.every((address) => address.includes('@'))) return pen.fail(field, 'email');
  return pen.text(name, addresses.join(';'), field);
}

function withoutCountry(number: string): string {
  return number.replace(/^(?:\+|00)86-?/, '');
}

/** The person element itself. */
export function personElement(
  pen: Pen,
  name: 'Fzr' | 'Wz_Fzr',
  person: PersonRecord,
  field: string,
  options: { phoneNeeded: boolean; mobile?: MobileElement },
): Xml {
  return branch(name, personElements(pen, person, field, options));
}
