import type { FilingType } from './filing-types.ts';

/** The persons that a filing names. */
export const OWNER_ROLES = ['subjectOwner', 'serviceOwner'] as const;

export type OwnerRole = (typeof OWNER_ROLES)[number];

/**
 * Who gets the ministry's code, by filing type: 首次备案 both owners, services the service owner,
 * 注销主体 the subject owner, 取消接入 and what never reaches the bureau nobody (Volcengine 6428/68754).
 * A change concerns the owners of what is changed; where that is not known, both.
 */
export const VERIFIERS: Readonly<Record<FilingType, readonly OwnerRole[]>> = {
  newSubject: ['subjectOwner', 'serviceOwner'],
  newService: ['serviceOwner'],
  newAccess: ['serviceOwner'],
  change: ['subjectOwner', 'serviceOwner'],
  cancelAccess: [],
  deregisterService: ['serviceOwner'],
  deregisterSubject: ['subjectOwner'],
  claim: [],
  transfer: [],
};
