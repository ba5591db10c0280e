import { accessElements } from '../parts/access.ts';
import { attachmentElements } from '../parts/attachments.ts';
import { PROVIDER_IDS, idElements } from '../parts/ids.ts';
import { passwordElement } from '../parts/password.ts';
import { ownerOf, referenceElement } from '../parts/reference.ts';
import type { Pen } from '../pen.ts';
import type { NewAccessRecord } from '../records.ts';
import { branch, type Xml } from '../xml.ts';

/** Our access added to a service that is filed through another provider (新增接入); the password is a must. */
export function newAccessElement(pen: Pen, record: NewAccessRecord): Xml {
  const { service, access, attachments, extension, password } = record;
  return branch(
    'Xzxx',
    [branch('Wz_xx', referenceElement(pen, service, { number: 'Wzbah', id: 'Wzid' }, '/service'))],
    idElements(pen, PROVIDER_IDS.access, access, '/access'),
    accessElements(pen, access, '/access', PROVIDER_IDS),
    attachmentElements(pen, attachments, 'reference', {
      record: extension,
      of: ownerOf('service', service),
    }),
    passwordElement(pen, password, true),
  );
}
