import type { Api } from '../../api.ts';
import type { Desk } from '../visit.ts';
import { filingRoutes } from './filing.ts';
import { searchRoutes } from './search.ts';

/** The registry for staff: finding what is filed, and reading what it was. */
export function registryRoutes(pages: Api, desk: Desk): void {
  searchRoutes(pages, desk);
  filingRoutes(pages, desk);
}
