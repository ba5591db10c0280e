import { provinceOf } from '../provinces.ts';
import { domainsOf, servicesOf, type Check, type CheckContext } from './check-context.ts';
import { addressChecks } from './address-checks.ts';
import { finding, type Finding } from './findings.ts';
import { mobileOf } from './owners.ts';
import { hashMatches } from './password.ts';
import type { Czlx } from './records.ts';
import { sameCertificate } from './register.ts';
import { repeatChecks } from './repeat-checks.ts';

/** 1016: what a record refers to must be on file; 1049, 1050: and not cancelled. */
const references: Check = ({ filing, subject, seat, register }) => {
  if (filing.czlx === 1) return [];
  if (subject === undefined) return [finding(1016)];
  if (subject.cancelled) return [finding(1049, '', subject.number)];
  if (seat?.site.cancelled === true) return [finding(1050, '', seat.site.number)];
  if (filing.czlx !== 4) return [];
  return filing.record.Wz_xx.flatMap((service): Finding[] => {
    const site = register.site({ id: service.Wzid });
    if (site?.subject !== subject) return [finding(1016, 'Wz_xx/Wzid', service.Wzid)];
    if (site.site.cancelled) return [finding(1050, 'Wz_xx/Wzid', site.site.number)];
    const known = site.site.service.Jr_xx.map(({ Jrid }) => Jrid);
    const strange = service.Jr_xx.find(({ Jrid }) => !known.includes(Jrid));
    return strange === undefined ? [] : [finding(1016, 'Jr_xx/Jrid', strange.Jrid)];
  });
};

/** 1047: whose access it is may cancel it; 1025: but not the last one, unless shells are allowed. */
const lastAccess: Check = ({ filing, register, leniency }) => {
  const found = filing.czlx === 5 ? register.access(filing.record.Jlid) : undefined;
  if (found === undefined) return [];
  if (found.access.Ispid !== filing.ispId) return [finding(1047)];
  const last = found.site.service.Jr_xx.length === 1;
  return last && !leniency.shellSites ? [finding(1025)] : [];
};

function regionProvince(region: string): string {
  return region.slice(0, 2);
}

/** 1045: a bureau takes its own province’s filings; 1046: a change can’t move the subject away. */
const province: Check = ({ filing, subject }) => {
  const own = String(provinceOf(filing.code)?.region ?? '').slice(0, 2);
  if (subject !== undefined && subject.code !== filing.code) return [finding(1045)];
  if (filing.czlx !== 1 && filing.czlx !== 4) return [];
  if (regionProvince(filing.record.Zt_xx.Txdz.Shengid) === own) return [];
  return [finding(filing.czlx === 1 ? 1045 : 1046, 'Zt_xx/Txdz/Shengid')];
};

/** 1003: one certificate belongs to one name. */
const owner: Check = ({ filing, register }) => {
  if (filing.czlx !== 1 && filing.czlx !== 4) return [];
  const { Dwmc, Zj, Ztid } = filing.record.Zt_xx;
  const other = [...register.subjects.values()].find(
    (one) =>
      !one.cancelled &&
      one.Ztid !== Ztid &&
      sameCertificate(one.subject.Zj, Zj) &&
      one.subject.Dwmc !== Dwmc,
  );
  return other === undefined ? [] : [finding(1003, 'Zt_xx/Zj/Zjhm')];
};

/** 1005: a domain is filed once. */
const domains: Check = ({ filing, register }) =>
  servicesOf(filing).flatMap((service) =>
    service.Ym_xx.flatMap(({ Ym }) => {
      const seat = register.siteOfDomain(Ym);
      const own = seat === undefined || (filing.czlx === 4 && seat.site.Wzid === service.Wzid);
      return own ? [] : [finding(1005, 'Ym_xx/Ym', Ym)];
    }),
  );

/** 1020: a subject’s services of one kind have different names. */
const names: Check = ({ filing, subject }) => {
  const app = filing.extension?.app === true;
  return servicesOf(filing).flatMap((service) => {
    const same = subject?.sites.find(
      (site) =>
        !site.cancelled &&
        site.service.Wzmc === service.Wzmc &&
        (filing.czlx === 4 ? site.Wzid !== service.Wzid : site.app === app),
    );
    return same === undefined ? [] : [finding(1020, 'Wz_xx/Wzmc', service.Wzmc)];
  });
};

/** 1011: codes go to mobiles of the mainland. */
const mobiles: Check = ({ filing }) => {
  const subjects = filing.czlx === 1 || filing.czlx === 4 ? [filing.record.Zt_xx.Fzr] : [];
  const people = [...subjects, ...servicesOf(filing).map(({ Wz_Fzr }) => Wz_Fzr)];
  const bad = people.filter((person) => mobileOf(person) === null);
  return bad.map((person) => finding(1011, 'Fzr_sjhm', person.Fzr_sjhm));
};

/** 1064, 1065: who or what is on a blacklist. */
const blacklists: Check = ({ filing, subject, blacklist }) => {
  const named = filing.czlx === 1 || filing.czlx === 4 ? filing.record.Zt_xx : subject?.subject;
  const listed = named !== undefined && blacklist.certificates.has(named.Zj.Zjhm.toUpperCase());
  const bad = domainsOf(filing).filter(({ Ym }) => blacklist.domains.has(Ym.toLowerCase()));
  return [
    ...bad.map(({ Ym }) => finding(1064, 'Ym_xx/Ym', Ym)),
    ...(listed ? [finding(1065, 'Zt_xx/Zj/Zjhm')] : []),
  ];
};

/**
 * 1018: the filing password must be right where it is given, and must be given where one touches
 * what one has not filed oneself, and to cancel a subject.
 */
const password: Check = ({ filing, subject }) => {
  if (subject === undefined || filing.czlx === 1) return [];
  const given = filing.record.ICPmm;
  const foreign = filing.czlx === 2 && subject.ispId !== filing.ispId;
  if (given === undefined) {
    const wanted = foreign || filing.czlx === 3 || filing.czlx === 6;
    return wanted ? [finding(1018, 'ICPmm')] : [];
  }
  return hashMatches(given, subject.password) ? [] : [finding(1018, 'ICPmm')];
};

const creating = [blacklists, ...repeatChecks, domains, names, mobiles, ...addressChecks];

/** Which rules a record has to pass, by its operation. */
const checks: Readonly<Record<Czlx, readonly Check[]>> = {
  1: [province, owner, ...creating],
  2: [references, province, password, ...creating],
  3: [references, province, password, blacklists, ...repeatChecks, ...addressChecks],
  4: [references, province, owner, password, ...creating],
  5: [references, province, ...repeatChecks, lastAccess],
  6: [references, province, password, ...repeatChecks],
  7: [references, province, password, ...repeatChecks],
};

/** Everything that the bureau’s machine finds wrong with a record, each code once. */
export function checkFiling(context: CheckContext): Finding[] {
  const found = checks[context.filing.czlx].flatMap((check) => check(context));
  // Without what it refers to, nothing else can be said of a record.
  const absent = found.find(({ code }) => code === '1016');
  if (absent !== undefined) return [absent];
  return found.filter(({ code }, at) => found.findIndex((one) => one.code === code) === at);
}
