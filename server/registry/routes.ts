import { readByStaff } from '#orders/recorded-read.ts';
import type { Api } from '../api.ts';
import { visibleOrder } from '../orders/queries.ts';
import { OrderParams } from '../orders/schemas.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals, SECURED } from '../schemas.ts';
import { previewView } from './preview-view.ts';
import { compareVersions, filingView, versionsView } from './queries.ts';
import { searchFilings } from './search.ts';
import {
  CompareQuery,
  ComparisonSchema,
  FilingListSchema,
  FilingParams,
  FilingSchema,
  FilingsQuery,
  FilingsSearch,
  PreviewSchema,
  VersionsSchema,
} from './schemas.ts';

const TAGS = ['filings'];

/** What is filed: found, read, compared with what it was; and what an order will change of it. */
export function filingRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/filings',
    {
      config: { right: 'filings.read' },
      schema: {
        tags: TAGS,
        summary: 'What is filed under my account; for staff, all; by number',
        ...SECURED,
        querystring: FilingsQuery,
        response: { 200: FilingListSchema, ...refusals(403) },
      },
    },
    ({ actor, query }) => searchFilings(deps, actor, query),
  );

  api.post(
    '/filings/search',
    {
      config: { right: 'filings.read', asks: true },
      schema: {
        tags: TAGS,
        summary: 'The same, looked for by number, domain, name, certificate or account',
        ...SECURED,
        body: FilingsSearch,
        response: { 200: FilingListSchema, ...refusals(403, 413, 415) },
      },
    },
    ({ actor, body }) => searchFilings(deps, actor, body),
  );

  api.get(
    '/filings/:number',
    {
      config: { right: 'filings.read' },
      schema: {
        tags: TAGS,
        summary: 'A subject or a service with its accesses, both sides’ ids, and its open orders',
        ...SECURED,
        params: FilingParams,
        response: { 200: FilingSchema, ...refusals(403, 404) },
      },
    },
    ({ actor, params }) => {
      const look = { actor, action: 'filing.read', target: params.number };
      return readByStaff(deps, look, (inside) => filingView(inside, actor, params.number));
    },
  );

  api.get(
    '/filings/:number/versions',
    {
      config: { right: 'filings.read' },
      schema: {
        tags: TAGS,
        summary: 'Who changed it when, by which order; of a service, its accesses as well',
        ...SECURED,
        params: FilingParams,
        response: { 200: VersionsSchema, ...refusals(403, 404) },
      },
    },
    ({ actor, params }) => versionsView(deps, actor, params.number),
  );

  api.get(
    '/filings/:number/versions/compare',
    {
      config: { right: 'filings.read' },
      schema: {
        tags: TAGS,
        summary: 'What differs between two versions, field by field',
        ...SECURED,
        params: FilingParams,
        querystring: CompareQuery,
        response: { 200: ComparisonSchema, ...refusals(403, 404) },
      },
    },
    ({ actor, params, query }) => {
      const look = { actor, action: 'filing.compared', target: params.number };
      return readByStaff(deps, look, (inside) =>
        compareVersions(inside, actor, params.number, query),
      );
    },
  );

  api.get(
    '/orders/:orderNo/preview',
    {
      config: { right: 'orders.effect' },
      schema: {
        tags: TAGS,
        summary: 'What the order will change of what is filed; once it was granted, what it did',
        ...SECURED,
        params: OrderParams,
        response: { 200: PreviewSchema, ...refusals(403, 404) },
      },
    },
    ({ actor, params }) => {
      const look = { actor, action: 'preview.read', target: params.orderNo };
      return readByStaff(deps, look, async (inside) =>
        previewView(inside, await visibleOrder(inside, params.orderNo, actor), actor),
      );
    },
  );
}
