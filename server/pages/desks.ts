import { queuesSeenBy } from '#domain/rights/queues.ts';
import type { Reach } from '#domain/rights/reach.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Role } from '#domain/roles.ts';
import type { Word } from './words.ts';

/** A page that somebody works at, and who has it: as the table of rights says. */
interface DeskPage {
  readonly path: string;
  readonly title: Word;
  readonly isFor: (role: Role) => boolean;
}

/** What these see has pages of its own, which lead to one another. */
const OF_APPLICANTS: readonly (Reach | undefined)[] = ['own', 'granted', undefined];

/** The desks in the order in which they stand at the top of every page. */
const DESKS: readonly DeskPage[] = [
  {
    ...{ path: '/pages/review', title: 'queue.title' },
    isFor: (role) => queuesSeenBy(role).includes('reviewer'),
  },
  {
    ...{ path: '/pages/security', title: 'security.title' },
    isFor: (role) => reachOf(role, 'accounts.read') !== undefined,
  },
  {
    ...{ path: '/pages/audit', title: 'audit.title' },
    isFor: (role) => reachOf(role, 'audit.read') !== undefined,
  },
  {
    ...{ path: '/pages/system', title: 'system.title' },
    isFor: (role) => reachOf(role, 'links.read') !== undefined,
  },
  {
    ...{ path: '/pages/support', title: 'support.title' },
    isFor: (role) => reachOf(role, 'orders.inside') !== undefined,
  },
  {
    ...{ path: '/pages/registry', title: 'registry.title' },
    isFor: (role) => !OF_APPLICANTS.includes(reachOf(role, 'filings.read')),
  },
];

/** The desks of a role, as a page leads to them. */
export const desksOf = (role: Role | undefined, url: string) =>
  DESKS.filter(({ isFor }) => role !== undefined && isFor(role)).map(({ path, title }) => ({
    ...{ path, title },
    here: url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`),
  }));
