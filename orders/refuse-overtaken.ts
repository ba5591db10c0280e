import { CodedError } from '#domain/errors.ts';
import type { Actor, Role } from '#domain/roles.ts';
import { NOBODY_ASKED } from './authority-says.ts';
import { checkHere, filingOf } from './check-order.ts';
import type { OpenStep } from './open-step.ts';
import { holdSubmissions } from './submission-locks.ts';

/** The way out for the receiver of a transfer; for a reviewer or whoever else decides without an authority. */
const REMEDIES: Readonly<Partial<Record<Role, string>>> = {
  applicant:
    'What was found is yours to mend where it speaks of the receiver. Otherwise decline, or wait until the other account has taken it back, mended it and sent it in again.',
};
const RETURN_IT =
  'Return the order with what was found: its applicant corrects it, or abandons it where nothing is left to do.';

/**
 * What no authority decides is held against the record and its rules once more when it is granted, as other
 * orders are before their report: days may have passed since it was sent in. What it compares stands still
 * meanwhile. What a bureau has decided stands: it was held against them before its report.
 * @throws CodedError `order.overtaken` with everything that blocks: nothing of the step is written.
 */
export async function refuseOvertaken(step: OpenStep): Promise<void> {
  const { tx, deps, order, event, reportId } = step;
  if (reportId !== null) return;
  const { role } = event['actor'] as Actor;
  const { report } = await checkHere(tx, deps, filingOf(deps, order), NOBODY_ASKED, {
    reader: role === 'applicant' ? 'applicant' : 'staff',
    hold: (rules, filing) => holdSubmissions(tx, deps.vault, rules, filing),
  });
  const findings = report.findings.filter(({ severity }) => severity === 'blocks');
  const [first] = findings;
  if (first === undefined) return;
  throw new CodedError(
    'order.overtaken',
    `Order ${order.orderNo} can’t be granted as things stand now: ${first.text.en}`,
    { field: first.field, facts: { findings }, remedy: REMEDIES[role] ?? RETURN_IT },
  );
}
