import { attachmentElements } from '../parts/attachments.ts';
import { PROVIDER_IDS } from '../parts/ids.ts';
import { passwordElement } from '../parts/password.ts';
import { ownerOf, referenceElement } from '../parts/reference.ts';
import { serviceElements } from '../parts/service.ts';
import type { Pen } from '../pen.ts';
import type { NewServiceRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';

/** Services added to a filed subject (新增网站). Whether the subject is an organisation is not known here. */
export function newServiceElement(pen: Pen, record: NewServiceRecord): Xml {
  const { subject, services, attachments, extension, password } = record;
  const [first] = services;
  return branch(
    'Xzxx',
    [branch('Zt_xx', referenceElement(pen, subject, { number: 'Ztbah', id: 'Ztid' }, '/subject'))],
    serviceElements(pen, services, {
      ids: PROVIDER_IDS,
      phoneNeeded: false,
      languages: true,
      filingNumber: false,
      mobile: 'Fzr_sjhm',
    }),
    attachmentElements(pen, attachments, 'reference', {
      record: extension,
      of: first === undefined ? ownerOf('subject', subject) : { kind: 'service', id: first.id },
    }),
    passwordElement(pen, password, false),
  );
}
