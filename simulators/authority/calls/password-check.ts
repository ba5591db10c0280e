import { hashMatches } from '../filing/password.ts';
import { accountAt, refuseCaller, refuseHash } from './account.ts';
import { answer, type Answer } from './answer.ts';
import type { CallOf } from './call.ts';

/**
 * isp_verifybamm: whether this is the filing password of a subject or of a service's subject; 0 is
 * yes. The text does not say whether it comes plain or as MD5, so both are taken.
 */
export function verifyPassword({ context, code, parameters, now }: CallOf): Answer {
  const refused = refuseCaller(accountAt(context, code), parameters) ?? refuseHash(parameters);
  if (refused !== null) return refused;
  if (!context.passwordChecks.allow(code, now)) return answer(22);
  const number = (parameters['baxh'] ?? '').trim();
  const given = (parameters['bamm'] ?? '').trim();
  const { register } = context.store.state.interface;
  const subject = register.subject({ number }) ?? register.site({ number })?.subject;
  const right =
    subject !== undefined && (given === subject.password || hashMatches(given, subject.password));
  return answer(0, '', { VerifyRes: right ? '0' : '1' });
}
