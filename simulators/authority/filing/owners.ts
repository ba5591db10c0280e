import type { Owner } from '../report.ts';
import type { Filing } from './filing.ts';
import { siteOf, subjectOf } from './numbers.ts';
import type { Contact, Service, Subject } from './records.ts';
import type { FilingRegister } from './register.ts';

/** The first mobile of a person as 11 digits, or null: the interface lets one give several. */
export function mobileOf({ Fzr_sjhm = '' }: Contact): string | null {
  const [first = ''] = Fzr_sjhm.split(/[;；]/);
  const digits = first.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '');
  return /^1\d{10}$/.test(digits) ? digits : null;
}

function ownerOf(contact: Contact, name: string, certificate: string): Owner[] {
  const mobile = mobileOf(contact);
  if (mobile === null) return [];
  const certificateNumber = (contact.Fzr_zjhm ?? certificate).toUpperCase();
  return [{ name: contact.Fzr_xm ?? name, certificateNumber, mobile }];
}

/** Who answers for a subject; a person who files for himself stands in its own fields. */
export function subjectOwner({ Fzr, Dwmc, Zj }: Subject): Owner[] {
  return ownerOf(Fzr, Dwmc, Zj.Zjhm);
}

/** Who answers for a service; without a certificate of its own the subject’s counts. */
export function serviceOwner({ Wz_Fzr }: Service, subject: Subject | undefined): Owner[] {
  return ownerOf(Wz_Fzr, '', subject?.Zj.Zjhm ?? '');
}

/** What a change says of a part, without the ids that only one side gives, and without a word to the reviewer. */
function said(part: object): string {
  const texts: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!/^(Isp\w*id|Ispid|Ztid|Wzid|Ymid|Jrid|Ipid|Baxh|Bbfs|Bz)$/.test(key)) {
          walk(inner, `${path}/${key}`);
        }
      }
    } else texts.push(`${path}=${String(value)}`);
  };
  walk(part, '');
  return texts.sort().join('\n');
}

function changeOwners(register: FilingRegister, filing: Filing & { czlx: 4 }): Owner[] {
  const filed = subjectOf(register, filing);
  const { Zt_xx, Wz_xx } = filing.record;
  const changed = Wz_xx.filter((service) => {
    const before = filed?.sites.find(({ Wzid }) => Wzid === service.Wzid)?.service;
    return before === undefined || said(before) !== said(service);
  });
  const subjectChanged = filed === undefined || said(filed.subject) !== said(Zt_xx);
  // What changes about an app stands in the extension: its service is the one that is reported.
  const ofApp = filing.extension?.app === true && !subjectChanged && changed.length === 0;
  const services = ofApp ? Wz_xx : changed;
  return [
    ...(subjectChanged || services.length === 0 ? subjectOwner(Zt_xx) : []),
    ...services.flatMap((service) => serviceOwner(service, Zt_xx)),
  ];
}

/**
 * Who must enter a code for a record: at a new number where a change brings one, at the number on
 * file for a further access and for cancellations, nobody for the cancelling of an access.
 */
export function recipientsOfFiling(register: FilingRegister, filing: Filing): Owner[] {
  const filed = subjectOf(register, filing)?.subject;
  const site = siteOf(register, filing)?.site.service;
  switch (filing.czlx) {
    case 1: {
      const { Zt_xx, Wz_xx } = filing.record;
      return [...subjectOwner(Zt_xx), ...Wz_xx.flatMap((one) => serviceOwner(one, Zt_xx))];
    }
    case 2:
      return filing.record.Wz_xx.flatMap((one) => serviceOwner(one, filed));
    case 4:
      return changeOwners(register, filing);
    case 3:
    case 7:
      return site === undefined ? [] : serviceOwner(site, filed);
    case 6:
      return filed === undefined ? [] : subjectOwner(filed);
    case 5:
      return [];
  }
}
