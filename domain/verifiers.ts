import type { FilingType } from './filing-types.ts';
import type { AnyDraft } from './forms/any-draft.ts';

/** The persons that a filing names. */
export const OWNER_ROLES = ['subjectOwner', 'serviceOwner'] as const;

export type OwnerRole = (typeof OWNER_ROLES)[number];

/** The owners of the filed subject and service, as far as they are known here. */
export type OwnersOnFile = Readonly<Partial<Record<OwnerRole, { readonly mobile: string }>>>;

/** Somebody who gets one of the ministry's codes, with all that the same number answers for. */
export interface Verifier {
  readonly mobile: string;
  readonly roles: OwnerRole[];
}

/** Where an owner's number is found, if that owner has to verify at all. Never the emergency number. */
type Source = (form: AnyDraft, onFile: OwnersOnFile) => string | undefined;

const subjectOwnerInForm: Source = ({ subjectOwner }) => subjectOwner?.mobile;

const serviceOwnerInForm: Source = ({ service }) => service?.owner?.mobile;

const subjectOwnerOnFile: Source = (_, { subjectOwner }) => subjectOwner?.mobile;

const serviceOwnerOnFile: Source = (_, { serviceOwner }) => serviceOwner?.mobile;

/** Whether a part of the changes says anything; a service's kind alone only says what it is. */
const says = (part: object | undefined): boolean =>
  Object.keys(part ?? {}).some((field) => field !== 'kind');

/** Who changes, or whose subject does; a number that changes, or a new owner's, is verified as the new one. */
const changedSubjectOwner: Source = ({ changes }, { subjectOwner }) =>
  says(changes?.subject) || says(changes?.subjectOwner)
    ? (changes?.subjectOwner?.mobile ?? subjectOwner?.mobile)
    : undefined;

const changedServiceOwner: Source = ({ changes }, { serviceOwner }) =>
  says(changes?.service) ? (changes?.service?.owner?.mobile ?? serviceOwner?.mobile) : undefined;

type Sources = Readonly<Partial<Record<OwnerRole, Source>>>;

/**
 * Who gets the ministry's code, at which number, by filing type (Volcengine 6428/68754): 首次备案 both
 * owners; 新增服务 the service owner; 新增接入 the same at the number on file, since a dead one has to be
 * changed through the other provider first; 变更 the owners of what is changed; 注销服务 the service
 * owner, 注销主体 the subject owner; 取消接入 and what never reaches the bureau nobody.
 */
const VERIFIERS: Readonly<Record<FilingType, Sources>> = {
  newSubject: { subjectOwner: subjectOwnerInForm, serviceOwner: serviceOwnerInForm },
  newService: { serviceOwner: serviceOwnerInForm },
  newAccess: { serviceOwner: serviceOwnerOnFile },
  change: { subjectOwner: changedSubjectOwner, serviceOwner: changedServiceOwner },
  cancelAccess: {},
  deregisterService: { serviceOwner: serviceOwnerOnFile },
  deregisterSubject: { subjectOwner: subjectOwnerOnFile },
  claim: {},
  transfer: {},
};

/**
 * Who has to verify one report, from what was reported and the owners on file. One mobile is one person and
 * gets one code, whatever it answers for. An owner whose number nobody here knows is left out: whom the
 * ministry writes to is its own to say, and we only remind.
 */
export function verifiersOf(
  filingType: FilingType,
  form: AnyDraft,
  onFile: OwnersOnFile,
): Verifier[] {
  const sources = VERIFIERS[filingType];
  const numbers = new Map<string, OwnerRole[]>();
  for (const role of OWNER_ROLES) {
    const mobile = sources[role]?.(form, onFile);
    if (mobile !== undefined) numbers.set(mobile, [...(numbers.get(mobile) ?? []), role]);
  }
  return [...numbers].map(([mobile, roles]) => ({ mobile, roles }));
}
