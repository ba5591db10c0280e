/** A field by whose it is: `subjectOwner/mobile`; or the filing's materials. */
export type Place =
  `${'subject' | 'subjectOwner' | 'service' | 'serviceOwner'}/${string}` | 'materials';
