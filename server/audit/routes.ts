import { chainState } from '#orders/audit-chain/state.ts';
import { verifyNow } from '#orders/audit-chain/verify-now.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { pageSize, refusals, SECURED } from '../schemas.ts';
import { auditPage } from './queries.ts';
import { AuditListSchema, AuditQuery, ChainSchema, TAGS, VerifiedSchema } from './schemas.ts';

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

  api.get(
    '/audit/chain',
    {
      config: { right: 'audit.read' },
      schema: {
        tags: TAGS,
        summary: 'How far the audit’s chain has come, and how far it is signed',
        ...SECURED,
        response: { 200: ChainSchema, ...refusals(403) },
      },
    },
    async () => {
      const { rows, signed, unsigned } = await chainState(deps.db, deps.vault);
      const told = signed && { ...signed, seq: String(signed.seq), at: signed.at.toISOString() };
      return { rows, signed: told, unsigned };
    },
  );

  api.post(
    '/audit/verify',
    {
      config: { right: 'audit.read' },
      schema: {
        tags: TAGS,
        summary: 'Walk the whole chain and name every row that is not as it was written',
        ...SECURED,
        response: { 200: VerifiedSchema, ...refusals(403, 409, 413, 415) },
      },
    },
    async ({ actor }) => {
      const { faults, ...counts } = await verifyNow(deps, actor);
      return {
        ...counts,
        faults: faults.map(({ seq, what }) => ({ link: seq === null ? null : String(seq), what })),
      };
    },
  );
}
