import type { FastifyRequest } from 'fastify';
import { STAFF } from '#domain/roles.ts';
import { PageError } from '../page-error.ts';
import { memberOf, type Desk, type Member } from '../visit.ts';

/**
 * A member of staff who is signed in; what is filed under an applicant's account has a page of its own.
 * @throws SignInNeeded
 * @throws PageError 403
 */
export function staffOf(desk: Desk, request: FastifyRequest): Member {
  const member = memberOf(desk, request);
  if (STAFF.includes(member.session.role)) return member;
  throw new PageError(403, 'registry.staffOnly', 'registry.staffOnlyRemedy');
}
