/** What a record says of persons: only who files it and who reviews it reads that. */
const PERSONAL =
  /^\/(subjectOwner\/|service\/owner\/|subject\/(legalRepresentative\/|certificateNumber$|domicile$|mailingAddress$))/;

/**
 * Whether a field of a record is about a person.
 * @param field JSON pointer, as the difference of records names it
 */
export const isPersonal = (field: string): boolean => PERSONAL.test(field);
