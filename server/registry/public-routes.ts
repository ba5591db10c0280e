import type { Bilingual } from '#domain/bilingual.ts';
import { dayInShanghai } from '#domain/calendar/days.ts';
import { SUBJECT_NATURES, type SubjectNature } from '#domain/forms/subject.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import { publicFilings } from '#orders/registry/public-filings.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { refusals } from '../schemas.ts';
import { PublicFilingsSchema, PublicQuery } from './schemas.ts';

/** Nobody has to say who he is. */
const { 401: _needsToken, ...WITHOUT_TOKEN } = refusals();

/** What anybody may know of what is filed here, as in the ministry’s public query. */
export function publicFilingRoutes(api: Api, deps: ApiDeps): void {
  api.get(
    '/filings',
    {
      schema: {
        tags: ['filings'],
        summary: 'What is filed under a number or a domain, as the ministry publishes it; no token',
        security: [],
        querystring: PublicQuery,
        response: { 200: PublicFilingsSchema, ...WITHOUT_TOKEN },
      },
    },
    async ({ query: { number, domain } }) => {
      const asked = domain === undefined ? { number: number ?? '' } : { domain };
      const found = await publicFilings(deps, asked);
      return {
        filings: found.map(({ approvedAt, domains, ...filing }) => ({
          ...filing,
          natureTitle: SUBJECT_NATURES[filing.nature as SubjectNature],
          domains: [...domains],
          approvedOn: dayInShanghai(approvedAt),
        })),
        empty: found.length > 0 ? null : whyEmpty(number),
      };
    },
  );
}

const whyEmpty = (number: string | undefined): Bilingual =>
  number !== undefined && parseIcpNumber(number) === undefined
    ? {
        zh: '备案号格式不正确，例如 津ICP备2026000001号 或 津ICP备2026000001号-1。',
        en: 'This is not a filing number: 津ICP备2026000001号, or 津ICP备2026000001号-1 of a service.',
      }
    : {
        zh: '本接入商没有该备案信息；其他接入商的备案请在工信部公共查询中查询。',
        en: 'Nothing is filed here under it; what is filed elsewhere stands in the ministry’s public query.',
      };
