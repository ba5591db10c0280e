// Where reasons point, as patterns of JSON pointers into the forms: `*` stands for one step, a last `**` for
// any number of them. One place for them, so that a form that grows a field is met here and nowhere else.

/** Anything. */
export const ANYWHERE = ['/**'] as const;

export const DOMAINS = ['/service/domains', '/service/homeUrl', '/domainRegistrations'] as const;
/** A new access names its addresses apart from the service, which is filed already. */
export const ADDRESSES = ['/service/ipAddresses', '/access/ipAddresses'] as const;
export const RESOLUTION = [...DOMAINS, ...ADDRESSES] as const;

export const SERVICE_NAME = ['/service/name'] as const;
export const SERVICE_CONTENT = [
  '/service/name',
  '/service/contentTypes',
  '/service/homeUrl',
  '/service/preApprovals',
  '/service/remarks',
] as const;
export const PLATFORMS = ['/service/platforms'] as const;

export const SUBJECT_NAME = ['/subject/name'] as const;
export const SUBJECT_NUMBER = ['/subject/certificateNumber', '/subject/certificateType'] as const;
export const SUBJECT_IDENTITY = ['/subject/nature', ...SUBJECT_NAME, ...SUBJECT_NUMBER] as const;
export const SUBJECT_REGION = ['/subject/province', '/subject/city', '/subject/county'] as const;
export const SUBJECT_ADDRESSES = [
  ...SUBJECT_REGION,
  '/subject/domicile',
  '/subject/mailingAddress',
] as const;

export const SUBJECT_OWNER = ['/subjectOwner/*'] as const;
export const OWNERS = [...SUBJECT_OWNER, '/service/owner/*'] as const;
export const OWNER_CERTIFICATES = [
  '/subjectOwner/name',
  '/subjectOwner/certificateType',
  '/subjectOwner/certificateNumber',
  '/subjectOwner/certificateValidUntil',
  '/service/owner/name',
  '/service/owner/certificateType',
  '/service/owner/certificateNumber',
  '/service/owner/certificateValidUntil',
] as const;
/** What was handed in as pictures and papers. */
export const MATERIALS = ['/materials'] as const;
/** What a photographed certificate shows, and the photograph. */
export const CERTIFICATES = [
  ...SUBJECT_IDENTITY,
  '/subject/certificateValidUntil',
  '/subject/domicile',
  ...OWNER_CERTIFICATES,
  ...MATERIALS,
] as const;
export const OWNER_MOBILES = ['/subjectOwner/mobile', '/service/owner/mobile'] as const;
export const OWNER_PHONES = [
  ...OWNER_MOBILES,
  '/subjectOwner/emergencyNumber',
  '/service/owner/emergencyNumber',
] as const;
export const OWNER_CONTACTS = [
  ...OWNER_PHONES,
  '/subjectOwner/email',
  '/service/owner/email',
] as const;
