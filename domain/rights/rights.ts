import { ROLES, type Role } from '../roles.ts';
import type { Reach, RightFacts } from './reach.ts';
import { ACCOUNT_RIGHTS } from './tables/accounts.ts';
import { AUTHORITY_RIGHTS } from './tables/authority.ts';
import { EVENT_RIGHTS } from './tables/events.ts';
import { ORDER_RIGHTS } from './tables/orders.ts';
import { REGISTRY_RIGHTS } from './tables/registry.ts';
import { REVEAL_RIGHTS } from './tables/reveals.ts';
import { WORK_RIGHTS } from './tables/work.ts';

/** Who may do what on whose record: the one table behind addresses, events, proposals and pages. */
export const RIGHTS = {
  ...ORDER_RIGHTS,
  ...EVENT_RIGHTS,
  ...WORK_RIGHTS,
  ...AUTHORITY_RIGHTS,
  ...REGISTRY_RIGHTS,
  ...REVEAL_RIGHTS,
  ...ACCOUNT_RIGHTS,
} as const;

export type Right = keyof typeof RIGHTS;

/** A right's facts, without what is special about it. */
export const rightFacts = (right: Right): RightFacts => RIGHTS[right];

/** On whose records a role has a right; undefined where it has it on none. */
export const reachOf = (role: Role, right: Right): Reach | undefined => rightFacts(right).who[role];

/** The roles that have a right, in the order in which roles are told of. */
export const holdersOf = (right: Right): readonly Role[] =>
  ROLES.filter((role) => reachOf(role, right) !== undefined);

const MASKING: readonly Reach[] = ['masked', 'claimed'];

/** Whether a role reads with a right what is personal as it is, whoever holds which task. */
export const readsInClear = (role: Role, right: Right): boolean => {
  const reach = reachOf(role, right);
  return reach !== undefined && !MASKING.includes(reach);
};
