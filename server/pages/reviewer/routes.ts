import type { Api } from '../../api.ts';
import type { Desk } from '../visit.ts';
import { decideRoutes } from './decide.ts';
import { orderRoutes } from './order.ts';
import { queueRoutes } from './queue.ts';
import { recommendationRoutes } from './recommendation.ts';
import { returnRoutes } from './return.ts';

/** The reviewer's pages: the queue, an order, and what is decided on it. */
export function reviewerRoutes(pages: Api, desk: Desk): void {
  queueRoutes(pages, desk);
  orderRoutes(pages, desk);
  returnRoutes(pages, desk);
  decideRoutes(pages, desk);
  recommendationRoutes(pages, desk);
}
