import { dateElement } from '../parts/date.ts';
import { BUREAU_IDS } from '../parts/ids.ts';
import { serviceElements } from '../parts/service.ts';
import {
  certificateElement,
  isOrganisation,
  natureElement,
  ownerElement,
  placeElement,
} from '../parts/subject.ts';
import type { Pen } from '../pen.ts';
import type { VerificationResultRecord } from '../records.ts';
import { branch, leaf, type Xml } from '../xml.ts';
import { ON_BEHALF } from './xzba.ts';

/** The result of a verification task (核实结果). 0 is good here, unlike in the bureau's own decisions. */
export function verificationResultElement(pen: Pen, record: VerificationResultRecord): Xml {
  return branch(
    'Hsjgxx',
    [leaf('Hsjg', record.passed ? '0' : '1')],
    pen.text('Hsrxm', record.verifier, '/verifier'),
    dateElement(pen, 'Hssj', record.date, '/date'),
    pen.number('Bbdw', record.unit, '/unit'),
    pen.text('Hsyj', record.opinion, '/opinion'),
    pen.text('Cwxx', record.errors, '/errors'),
    [filing(pen, record)],
  );
}

/** The filing as the schema wants it: the bureau's ids, no languages, no material, another name for the mobile. */
function filing(pen: Pen, { subject, services }: VerificationResultRecord): Xml {
  return branch(
    'Baxx',
    [
      branch(
        'Zt_xx',
        pen.number('Ztid', subject.bureauId, '/subject/bureauId'),
        pen.text('Dwmc', subject.name, '/subject/name'),
        natureElement(pen, subject),
        placeElement(pen, subject),
        pen.text('Tzr', subject.investor, '/subject/investor'),
        certificateElement(pen, subject),
        ownerElement(pen, subject, 'sjhm'),
        pen.text('Bz', subject.remarks, '/subject/remarks'),
      ),
    ],
    serviceElements(pen, services, {
      ids: BUREAU_IDS,
      phoneNeeded: isOrganisation(subject),
      languages: false,
      filingNumber: false,
      mobile: 'sjhm',
      reportedBy: ON_BEHALF,
    }),
  );
}
