import { passwordElement } from '../parts/password.ts';
import type { Pen } from '../pen.ts';
import type { CancelRecord } from '../records.ts';
import { branch, leaf, type Xml } from '../xml.ts';

const KINDS = { subject: '0', service: '1', access: '2' } as const;

/** A cancellation (注销备案): of a subject, of a service, or of our access. Only the first needs the password. */
export function cancelElement(pen: Pen, record: CancelRecord): Xml {
  const { what, bureauId, reason, remarks, password } = record;
  return branch(
    'Zx_xx',
    [leaf('Zxlb', KINDS[what])],
    pen.number('Jlid', bureauId, '/bureauId'),
    pen.code('Zxly', 'cancelReason', reason, '/reason'),
    pen.text('Zxlybz', remarks, '/remarks'),
    passwordElement(pen, password, what === 'subject'),
  );
}
