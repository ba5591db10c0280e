import type { Actor } from '#domain/roles.ts';
import { readByStaff } from '#orders/recorded-read.ts';
import type { ApiDeps } from '../ports.ts';
import { listFilings, type FilingsAsked } from './queries.ts';

/** How a page is asked for, and not what is looked for. */
const OF_PAGES: readonly string[] = ['limit', 'after'];

/** A page of filings; that staff looked, and by what, is recorded: never with which words. */
export function searchFilings(deps: ApiDeps, actor: Actor, asked: FilingsAsked) {
  const by = Object.keys(asked).filter((name) => !OF_PAGES.includes(name));
  const after = ({ filings }: { filings: readonly unknown[] }) => ({ by, found: filings.length });
  const look = { actor, action: 'filings.searched', target: 'filings', after };
  return readByStaff(deps, look, (inside) => listFilings(inside, actor, asked));
}
