import type { FilingRegister } from '../filing/register.ts';
import { accountAt, refuseCaller, refuseHash } from './account.ts';
import { answer, type Answer, type Parts } from './answer.ts';
import type { CallOf } from './call.ts';

const byDomain = '0';
/** 1 to 11 ask by certificate, and are the kinds of certificates in the order of their table. */
const lastCondition = 11;

function ofDomain(register: FilingRegister, domain: string): Parts | null {
  const seat = register.siteOfDomain(domain);
  if (seat === undefined) return null;
  const { subject, site } = seat;
  return { Wzmc: site.service.Wzmc, Ztbah: subject.number, Wzbah: site.number };
}

function ofCertificate(register: FilingRegister, Zjlx: string, number: string): Parts | null {
  const subject = [...register.subjects.values()].find(
    ({ cancelled, subject: { Zj } }) =>
      !cancelled && Zj.Zjlx === Zjlx && Zj.Zjhm.toUpperCase() === number.toUpperCase(),
  );
  return subject === undefined ? null : { Ztbah: subject.number };
}

/** isp_querybeianstatus: whether a domain or a certificate is filed, in whichever province. 0 is yes. */
export function filingStatus({ context, code, parameters }: CallOf): Answer {
  const refused = refuseCaller(accountAt(context, code), parameters) ?? refuseHash(parameters);
  if (refused !== null) return refused;
  const kind = (parameters['queryConditionType'] ?? '').trim();
  const asked = (parameters['queryCondition'] ?? '').trim();
  if (!/^\d{1,2}$/.test(kind) || Number(kind) > lastCondition || asked.length < 4) {
    return answer(999, '查询条件不正确');
  }
  const { register } = context.store.state.interface;
  const found =
    kind === byDomain ? ofDomain(register, asked) : ofCertificate(register, kind, asked);
  const told = { Cxtjlx: kind, Cxtj: asked, ...found, Bazt: found === null ? '1' : '0' };
  return answer(0, '', { StatusInfo: told });
}
