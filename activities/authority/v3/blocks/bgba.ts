import { attachmentElements } from '../parts/attachments.ts';
import { CHANGE_IDS } from '../parts/ids.ts';
import { passwordElement } from '../parts/password.ts';
import { serviceElements } from '../parts/service.ts';
import {
  certificateElement,
  isOrganisation,
  natureElement,
  ownerElement,
  placeElement,
} from '../parts/subject.ts';
import type { Pen } from '../pen.ts';
import type { ChangeRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';

/** A change (变更备案): subject and services as they shall be, under the bureau's ids and filing numbers. */
export function changeElement(pen: Pen, record: ChangeRecord): Xml {
  const { subject, services, attachments, extension, password } = record;
  return branch(
    'Bgxx',
    [
      branch(
        'Zt_xx',
        pen.number('Ztid', subject.bureauId, '/subject/bureauId'),
        pen.text('Dwmc', subject.name, '/subject/name'),
        pen.text('Baxh', subject.filingNumber, '/subject/filingNumber'),
        natureElement(pen, subject),
        pen.text('Tzr', subject.investor, '/subject/investor'),
        placeElement(pen, subject),
        certificateElement(pen, subject),
        ownerElement(pen, subject),
        pen.text('Bz', subject.remarks, '/subject/remarks'),
      ),
    ],
    serviceElements(pen, services, {
      ids: CHANGE_IDS,
      phoneNeeded: isOrganisation(subject),
      languages: true,
      filingNumber: true,
      mobile: 'Fzr_sjhm',
    }),
    attachmentElements(pen, attachments, 'reference', {
      record: extension,
      of: subject.bureauId === undefined ? undefined : { kind: 'subject', id: subject.bureauId },
    }),
    passwordElement(pen, password, false),
  );
}
