import type { FastifyRequest } from 'fastify';
import { reachOf } from '#domain/rights/rights.ts';
import type { Reach } from '#domain/rights/reach.ts';
import { PageError } from '../page-error.ts';
import { memberOf, type Desk, type Member } from '../visit.ts';

/** What these see has a page of its own. */
const OF_APPLICANTS: readonly Reach[] = ['own', 'granted'];

/**
 * A member of staff who is signed in; what is filed under an applicant's account has a page of its own.
 * @throws SignInNeeded
 * @throws PageError 403
 */
export function staffOf(desk: Desk, request: FastifyRequest): Member {
  const member = memberOf(desk, request);
  const reach = reachOf(member.session.role, 'filings.read');
  if (reach !== undefined && !OF_APPLICANTS.includes(reach)) return member;
  throw new PageError(403, 'registry.staffOnly', 'registry.staffOnlyRemedy');
}
