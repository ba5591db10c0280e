type Holder = 'subject' | 'subjectOwner' | 'service' | 'serviceOwner' | 'receiver';

/** A field by whose it is: `subjectOwner/mobile`; or the filing's materials. */
export type Place = `${Holder}/${string}` | 'materials';
