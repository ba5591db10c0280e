import type { XmlNode } from '../read-xml.ts';
import type { Cursor } from './cursor.ts';

/** The root of our extension to the downloads, no part of V3.0, and the version of it that is read here. */
const ROOT = 'BeianExtension';
const VERSION = 'beian.1';

const STATES = ['waiting', 'passed', 'expired', 'failed'] as const;

type SmsVerificationState = (typeof STATES)[number];

/** Where the SMS verification of a record that was sent stands. */
export interface SmsState {
  /** The provider's id of the subject or the service, or the bureau's of either: one of them. */
  readonly subjectId: number | undefined;
  readonly serviceId: number | undefined;
  readonly bureauId: number | undefined;
  /** As it came: the number of V3.0 or a word. */
  readonly operation: string | undefined;
  readonly state: SmsVerificationState | undefined;
  readonly at: string | undefined;
  readonly persons: readonly {
    readonly mobileLast4: string | undefined;
    readonly state: SmsVerificationState | undefined;
  }[];
}

/** Whether a document is our extension. */
export function isExtension({ name, attributes }: XmlNode): boolean {
  return name === ROOT && attributes['version'] === VERSION;
}

/** One record of it. */
export function readSmsState(record: Cursor): SmsState & { readonly kind: 'smsState' } {
  return {
    kind: 'smsState',
    subjectId: record.integer('IspZtid'),
    serviceId: record.integer('IspWzid'),
    bureauId: record.integer('Jlid'),
    operation: record.text('Operation'),
    state: record.word('State', STATES, 'must'),
    at: record.instant('At', 'must'),
    persons: record.children('Person').map((person) => ({
      mobileLast4: person.text('MobileLast4'),
      state: person.word('State', STATES, 'must'),
    })),
  };
}
