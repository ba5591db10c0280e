import type { Api } from '../../api.ts';
import type { ApiDeps } from '../../ports.ts';
import type { Desk } from '../visit.ts';
import { dataRoutes } from './data.ts';
import { factorRoutes } from './factor.ts';
import { forgotRoutes } from './forgot.ts';
import { ownAccountRoutes } from './own.ts';

/** One's own account: what one signs in with, where one is signed in, and keys. */
export function accountRoutes(pages: Api, desk: Desk, deps: ApiDeps): void {
  ownAccountRoutes(pages, desk);
  factorRoutes(pages, desk);
  dataRoutes(pages, desk);
  forgotRoutes(pages, deps);
}
