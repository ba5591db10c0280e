import type { Pen } from '../pen.ts';
import type { SubjectRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';
import { personElement } from './person.ts';

// The groups of a subject (Zt_xx), each used by the blocks that carry one in full.

/** Whether V3.0 wants office numbers of the people: of everybody but a private person. */
export function isOrganisation({ nature }: SubjectRecord): boolean {
  return nature !== 'individual';
}

/** The nature (Dwxz); a private person may go without where the table has no entry for one. */
export function natureElement(pen: Pen, subject: SubjectRecord): Xml[] {
  const known = pen.settings.tables.idOf('nature', subject.nature) !== undefined;
  if (!known && !isOrganisation(subject)) return [];
  return pen.code('Dwxz', 'nature', subject.nature, '/subject/nature');
}

/** The mailing address (Txdz): numbers of the places named, and the address in words. */
export function placeElement(pen: Pen, subject: SubjectRecord): Xml[] {
  const { province, city, county } = pen.settings.tables.regionId(
    subject.province,
    subject.city,
    subject.county,
  );
  return [
    branch(
      'Txdz',
      pen.number('Shengid', province, '/subject/province'),
      city === undefined
        ? pen.fail('/subject/city', 'unknownEntry', 'region')
        : pen.number('Shiid', city, '/subject/city'),
      pen.number('Xianid', county, '/subject/county'),
      pen.text('Xxdz', subject.address, '/subject/address'),
    ),
  ];
}

/** The certificate (Zj). */
export function certificateElement(pen: Pen, subject: SubjectRecord): Xml[] {
  const at = '/subject';
  return [
    branch(
      'Zj',
      pen.certificate('Zjlx', subject.certificateType, `${at}/certificateType`, {
        nature: subject.nature,
        number: subject.certificateNumber,
      }),
      pen.text('Zjhm', subject.certificateNumber, `${at}/certificateNumber`),
      pen.text('Zjzs', subject.domicile, `${at}/domicile`),
    ),
  ];
}

/** The owner (Fzr). */
export function ownerElement(
  pen: Pen,
  subject: SubjectRecord,
  mobile: 'Fzr_sjhm' | 'sjhm' = 'Fzr_sjhm',
): Xml[] {
  const phoneNeeded = isOrganisation(subject);
  return [personElement(pen, 'Fzr', subject.owner, '/subject/owner', { phoneNeeded, mobile })];
}
