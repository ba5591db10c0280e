import Type, { type TSchema } from 'typebox';
import type { FilingType } from '#domain/filing-types.ts';
import { FORMS } from './form-registry.ts';

/** What is filed already, by the names of the forms' fields; more than a form asks for may stand in it. */
export interface OnFile {
  readonly subject: object;
  /** The service that the order is to be about; none where it is about the subject alone. */
  readonly service?: object;
}

const propertiesOf = (schema: TSchema | undefined): Record<string, TSchema> =>
  schema !== undefined && Type.IsObject(schema) ? schema.properties : {};

/** Whether a part of a form names what is filed, rather than something that is to be. */
const isFiled = (part: TSchema | undefined): boolean =>
  Object.hasOwn(propertiesOf(part), 'icpNumber');

/** What a part of a form asks for, as far as the record has it. */
function known(part: TSchema | undefined, record: object): object {
  const fields = Object.keys(propertiesOf(part));
  return Object.fromEntries(Object.entries(record).filter(([key]) => fields.includes(key)));
}

/** Which of its variants the changes to a service are: the kind of a service never changes. */
const changesTo = (changes: TSchema | undefined, service: object): object =>
  Object.hasOwn(propertiesOf(changes), 'service') && 'kind' in service
    ? { changes: { service: { kind: service.kind } } }
    : {};

/**
 * The form of a new order about something that is filed, with what the record says of that in place: nobody
 * types a number or a name that stands in the registry. What the form makes anew stays empty.
 */
export function prefilledForm(filingType: FilingType, { subject, service }: OnFile): object {
  const {
    subject: subjectPart,
    service: servicePart,
    changes,
  } = propertiesOf(FORMS[filingType].schema);
  const about = service !== undefined && isFiled(servicePart) ? service : undefined;
  return {
    ...(isFiled(subjectPart) && { subject: known(subjectPart, subject) }),
    ...(about && { service: known(servicePart, about), ...changesTo(changes, about) }),
  };
}
