import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { pageSize, refusals, SECURED } from '../schemas.ts';
import { auditPage } from './queries.ts';
import { AuditListSchema, AuditQuery, TAGS } from './schemas.ts';

const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** Who did what: for those who answer for it. Looking is itself recorded. */
export function auditRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/audit',
    {
      config: { right: 'audit.read' },
      schema: {
        tags: TAGS,
        summary: 'The audit, the newest first: who did what, when, from where, on what',
        ...SECURED,
        querystring: AuditQuery,
        response: { 200: AuditListSchema, ...refusals(403, 422) },
      },
    },
    async ({ actor: by, query }) => {
      const { limit, from, to, ...sought } = query;
      const search = { ...sought, from: instant(from), to: instant(to) };
      return auditPage(deps, search, pageSize(limit), by);
    },
  );
}
