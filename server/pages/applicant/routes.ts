import type { Api } from '../../api.ts';
import type { Desk } from '../visit.ts';
import { checkRoutes } from './check.ts';
import { correctRoutes } from './correct.ts';
import { endRoutes } from './end.ts';
import { fillRoutes } from './fill.ts';
import { filingsRoutes } from './filings.ts';
import { listRoutes } from './list.ts';
import { materialRoutes } from './materials.ts';
import { newRoutes } from './new.ts';
import { progressRoutes } from './progress.ts';
import { subUserRoutes } from './sub-users.ts';

/** The applicant's pages: from the list of orders to the number that was granted. */
export function applicantRoutes(pages: Api, desk: Desk): void {
  listRoutes(pages, desk);
  filingsRoutes(pages, desk);
  subUserRoutes(pages, desk);
  newRoutes(pages, desk);
  progressRoutes(pages, desk);
  fillRoutes(pages, desk);
  materialRoutes(pages, desk);
  checkRoutes(pages, desk);
  correctRoutes(pages, desk);
  endRoutes(pages, desk);
}
