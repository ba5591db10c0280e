import type { Api } from '../../api.ts';
import type { Desk } from '../visit.ts';
import { accountRoutes } from './account.ts';
import { listRoutes } from './list.ts';
import { newRoutes } from './new.ts';

/** The desk of the security administrator: who may do what, and ending it. */
export function securityRoutes(pages: Api, desk: Desk): void {
  listRoutes(pages, desk);
  newRoutes(pages, desk);
  accountRoutes(pages, desk);
}
