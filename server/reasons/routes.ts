import { fieldsFound, findReasons, type ReasonFilter } from '#domain/reasons/find-reasons.ts';
import { REASON_GROUPS } from '#domain/reasons/reason-groups.ts';
import { groupOf, reasonOf, type ReviewReasonCode } from '#domain/reasons/review-reasons.ts';
import { mentionsOf, REASON_SOURCES } from '#domain/reasons/sources.ts';
import { variableOf } from '#domain/reasons/variables.ts';
import type { Api } from '../api.ts';
import { SECURED, refusals } from '../schemas.ts';
import { ReasonListSchema, ReasonQuery, type ReasonView } from './schemas.ts';

/** The reasons for which orders are returned: what a reviewer chooses from, and what an applicant may look up. */
export function reasonRoutes(api: Api): void {
  api.get(
    '/reasons',
    {
      config: { right: 'reference.read' },
      schema: {
        tags: ['reasons'],
        summary: 'The reasons for which a reviewer returns an order, by group, in both languages',
        ...SECURED,
        querystring: ReasonQuery,
        response: { 200: ReasonListSchema, ...refusals(403) },
      },
    },
    ({ query }) => {
      const reasons = findReasons(query).map((code) => reasonView(code, query));
      return { reasons, empty: reasons.length > 0 ? null : 'No reason fits this filter.' };
    },
  );
}

function reasonView(code: ReviewReasonCode, filter: ReasonFilter): ReasonView {
  const { title, explanation, remedy, returns, curable, filingTypes, variables } = reasonOf(code);
  const group = groupOf(code);
  return {
    ...{ code, group, title, explanation, remedy, returns, curable },
    groupTitle: REASON_GROUPS[group].title,
    fields: [...fieldsFound(code, filter)],
    filingTypes: [...filingTypes],
    variables: variables.map((name) => {
      const { title, expects, example } = variableOf(name);
      return { name, title, expects, example };
    }),
    sources: mentionsOf(code).map(({ source, wording }) => ({
      source: REASON_SOURCES[source].title,
      wording,
    })),
  };
}
