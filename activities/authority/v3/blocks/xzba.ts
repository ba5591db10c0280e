import { attachmentElements } from '../parts/attachments.ts';
import { PROVIDER_IDS } from '../parts/ids.ts';
import { serviceElements } from '../parts/service.ts';
import {
  certificateElement,
  isOrganisation,
  natureElement,
  ownerElement,
  placeElement,
} from '../parts/subject.ts';
import type { Pen } from '../pen.ts';
import type { NewSubjectRecord } from '../records.ts';
import { branch, leaf, type Xml } from '../xml.ts';

/** Reported by a provider on the owner's behalf (代为报备), not by the owner. */
export const ON_BEHALF = '1';

/** A first filing (新增备案): the subject, its services, its material; the provider's ids throughout. */
export function newSubjectElement(pen: Pen, record: NewSubjectRecord): Xml {
  const { subject, services, attachments, extension } = record;
  return branch(
    'Baxx',
    [
      branch(
        'Zt_xx',
        pen.number('IspZtid', subject.id, '/subject/id'),
        pen.text('Dwmc', subject.name, '/subject/name'),
        natureElement(pen, subject),
        pen.text('Tzr', subject.investor, '/subject/investor'),
        placeElement(pen, subject),
        certificateElement(pen, subject),
        ownerElement(pen, subject),
        [leaf('Bbfs', ON_BEHALF)],
        pen.text('Bz', subject.remarks, '/subject/remarks'),
      ),
    ],
    serviceElements(pen, services, {
      ids: PROVIDER_IDS,
      phoneNeeded: isOrganisation(subject),
      languages: true,
      filingNumber: false,
      mobile: 'Fzr_sjhm',
    }),
    attachmentElements(pen, attachments, 'providerId', {
      record: extension,
      of: { kind: 'subject', id: subject.id },
    }),
  );
}
