import type { Role } from '../roles.ts';

/** The queues that a role takes tasks from, where these are not its own alone. */
const WORKED: Partial<Record<Role, readonly Role[]>> = {
  // All that a reviewer may.
  seniorReviewer: ['seniorReviewer', 'reviewer'],
};

/** The queues that a role sees beside those that it works on. */
const SEEN: Partial<Record<Role, readonly Role[]>> = { manager: ['reviewer'] };

/** The roles in whose queues somebody may take a task. */
export const queuesWorkedBy = (role: Role): readonly Role[] => WORKED[role] ?? [role];

/** The roles whose queues somebody sees. */
export const queuesSeenBy = (role: Role): readonly Role[] => [
  ...queuesWorkedBy(role),
  ...(SEEN[role] ?? []),
];
