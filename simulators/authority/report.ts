import { createHash } from 'node:crypto';
import { FieldError, Fields } from '../shared/fields.ts';
import { provinces } from './provinces.ts';
import { requiredOwners, type OwnerRole } from './recipients.ts';

/** A person who answers for a subject or a service. The mobile has 11 digits, no country code. */
export interface Owner {
  readonly name: string;
  readonly certificateNumber: string;
  readonly mobile: string;
}

export interface Service {
  readonly kind: 'website' | 'app';
  readonly name: string;
  readonly domains: readonly string[];
}

/** One report of an access provider, with the parts that the bureau acts on. */
export interface Report {
  readonly reportId: string;
  readonly orderNo: string;
  readonly filingType: string;
  readonly province: string;
  readonly sentAt: string;
  readonly subject: { readonly name: string; readonly certificateNumber: string };
  readonly subjectOwner: Owner | null;
  readonly service: Service | null;
  readonly serviceOwner: Owner | null;
}

/** Reads a mobile number of the mainland, with or without +86. Throws FieldError. */
export function readMobile(fields: Fields, field: string): string {
  const digits = fields
    .text(field)
    .replace(/[\s-]/g, '')
    .replace(/^\+?86/, '');
  if (!/^1\d{10}$/.test(digits))
    throw new FieldError(fields.name(field), 'must be a mobile number');
  return digits;
}

function readOwner(fields: Fields, field: string): Owner {
  const owner = fields.object(field);
  const certificateNumber = owner.text('certificateNumber').toUpperCase();
  return { name: owner.text('name'), certificateNumber, mobile: readMobile(owner, 'mobile') };
}

function readService(fields: Fields): Service {
  const service = fields.object('service');
  const kind = service.oneOf('kind', ['website', 'app']);
  return { kind, name: service.text('name'), domains: service.list('domains').map(String) };
}

/**
 * Checks a report. Those who must verify have to be named, and the service where the filing type
 * brings one; the rest may be left out.
 * @throws FieldError naming the first field that is wrong.
 */
export function readReport(body: unknown): Report {
  const fields = new Fields(body);
  const filingType = fields.text('filingType');
  const ownerOf = (role: OwnerRole): Owner | null =>
    requiredOwners(filingType).includes(role) || fields.has(role) ? readOwner(fields, role) : null;
  const newService = filingType === 'newSubject' || filingType === 'newService';
  const province = fields.text('province');
  if (!Object.hasOwn(provinces, province)) throw new FieldError('province', 'is not a province');
  const sentAt = fields.text('sentAt');
  if (Number.isNaN(Date.parse(sentAt))) throw new FieldError('sentAt', 'must be an instant');
  const subject = fields.object('subject');
  return {
    reportId: fields.text('reportId'),
    orderNo: fields.text('orderNo'),
    filingType,
    province,
    sentAt,
    subject: {
      name: subject.text('name'),
      certificateNumber: subject.text('certificateNumber').toUpperCase(),
    },
    subjectOwner: ownerOf('subjectOwner'),
    service: newService || fields.has('service') ? readService(fields) : null,
    serviceOwner: ownerOf('serviceOwner'),
  };
}

/** A hash of what a report says; the order of fields and `sentAt` do not matter. */
export function contentHash(body: unknown): string {
  const said = JSON.stringify(body, (key, value: unknown) => {
    if (key === 'sentAt') return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  return createHash('sha256').update(said).digest('hex');
}
