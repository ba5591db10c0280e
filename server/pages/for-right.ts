import type { FastifyRequest } from 'fastify';
import { reachOf, type Right } from '#domain/rights/rights.ts';
import { PageError } from './page-error.ts';
import { memberOf, type Desk, type Member } from './visit.ts';

/**
 * Somebody who is signed in and has a right, on whosever records. The API asks for it again at everything that
 * a page reads or does.
 * @throws SignInNeeded
 * @throws PageError 403
 */
export function memberWith(right: Right, desk: Desk, request: FastifyRequest): Member {
  const member = memberOf(desk, request);
  if (reachOf(member.session.role, right) !== undefined) return member;
  throw new PageError(403, 'desk.notYours', 'desk.notYoursRemedy');
}
