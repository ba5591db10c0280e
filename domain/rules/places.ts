import type { FilingFacts, ServiceFacts } from './facts.ts';
import type { Place } from './place.ts';

const PERSON_FIELDS = ['name', 'certificateType', 'certificateNumber', 'mobile', 'emergencyNumber'];

/** Where a rule can point, whatever the form of the filing type looks like. */
export const PLACES = [
  ...['icpNumber', 'nature', 'certificateType', 'certificateNumber', 'name', 'province'].map(
    (field) => `subject/${field}` as const,
  ),
  ...['city', 'county', 'domicile', 'mailingAddress'].map((field) => `subject/${field}` as const),
  ...PERSON_FIELDS.map((field) => `subjectOwner/${field}` as const),
  ...['icpNumber', 'kind', 'name', 'domains', 'contentTypes', 'ipAddresses'].map(
    (field) => `service/${field}` as const,
  ),
  ...PERSON_FIELDS.map((field) => `serviceOwner/${field}` as const),
  'receiver/account' as const,
  'materials' as const,
];

export type { Place } from './place.ts';

/** What one look at a filing sees: all of it, and one of its services, if it has any. */
export interface Scope {
  readonly facts: FilingFacts;
  readonly service: ServiceFacts | undefined;
}

const HOLDERS: Readonly<Record<string, (scope: Scope) => string>> = {
  subject: ({ facts }) => facts.subject.at,
  subjectOwner: ({ facts }) => facts.subjectOwner.at,
  service: ({ service }) => service?.at ?? '/service',
  serviceOwner: ({ service }) => service?.owner.at ?? '/service/owner',
  receiver: () => '/receiver',
  materials: () => '/materials',
};

/** The JSON pointer of a place in the form that is looked at. */
export function pointerOf(place: Place, scope: Scope): string {
  const [holder = '', ...rest] = place.split('/');
  return [HOLDERS[holder]?.(scope) ?? '', ...rest].join('/');
}
