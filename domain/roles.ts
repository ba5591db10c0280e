/**
 * Who acts on an order. `system` is a timer or an activity of ours, `authority` the ministry or a bureau. The
 * three administrators are separate, as level-3 protection (等保三级) asks: an account has one role.
 */
export const ROLES = [
  'applicant',
  'reviewer',
  'seniorReviewer',
  'manager',
  'authorityClerk',
  'support',
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
  'system',
  'authority',
] as const;

export type Role = (typeof ROLES)[number];

/** Whoever did a thing; `id` is an account id, or the fixed id of a part of the system. Never a name. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
}

/** The actor of timers and effects. */
export const SYSTEM: Actor = { id: 'system', role: 'system' };

/** The actor of everything that an authority's answer causes. */
export const AUTHORITY: Actor = { id: 'authority', role: 'authority' };

/** Roles that work inside the provider, as opposed to its customers. */
export const STAFF: readonly Role[] = ROLES.filter(
  (role) => !['applicant', 'system', 'authority'].includes(role),
);
