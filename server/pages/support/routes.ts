import type { Api } from '../../api.ts';
import type { Desk } from '../visit.ts';
import { orderRoutes } from './order.ts';
import { searchRoutes } from './search.ts';

/** The desk of those who answer for orders without deciding them: finding one, and reading how it stands. */
export function supportRoutes(pages: Api, desk: Desk): void {
  searchRoutes(pages, desk);
  orderRoutes(pages, desk);
}
