import { CodedError } from '#domain/errors.ts';
import type { PersonalField } from '#domain/masking/masked-fields.ts';
import { mayReveal, type RevealReason } from '#domain/masking/reveals.ts';
import type { Actor } from '#domain/roles.ts';
import type { OrdersDeps } from './deps.ts';
import { recordedRead } from './recorded-read.ts';
import { requireRoom } from './reveal-measure.ts';
import { requireStillRole } from './still-role.ts';

/** The deeds, as the audit calls them, and the right that each asks for. */
const DEEDS = { 'order.revealed': 'orders.reveal', 'filing.revealed': 'filings.reveal' } as const;

/** What somebody wants to see, of what, and why. */
export interface Reveal {
  readonly actor: Actor;
  readonly action: keyof typeof DEEDS;
  /** An order's or a filing's number. */
  readonly target: string;
  /** JSON pointers, as the masked read names them. */
  readonly fields: readonly string[];
  readonly reason: RevealReason;
}

type Revealing = Pick<OrdersDeps, 'db' | 'clock'>;

/**
 * Exactly the masked fields that were asked for, as they are. Who looked, at which fields of what, and why stands
 * in the audit before anybody has them; the values never do.
 * @param read the personal fields of the record, asked inside the transaction
 * @throws CodedError `auth.role` where the role was taken a moment ago, `reveal.too_many` beyond the hour's measure,
 *   `reveal.field_unknown`, `reveal.not_for_role`.
 */
export function revealed<Deps extends Revealing>(
  deps: Deps,
  { actor, action, target, fields, reason }: Reveal,
  read: (inside: Deps) => Promise<readonly PersonalField[]>,
): Promise<readonly PersonalField[]> {
  const after = () => ({ fields: [...fields], reason });
  return recordedRead(deps, { actor, action, target, after }, async (inside) => {
    await requireStillRole(inside.db, actor);
    await requireRoom(inside, 'fields', actor, fields.length);
    const there = new Map((await read(inside)).map((one) => [one.field, one]));
    return fields.map((field, index) => {
      const found = there.get(field);
      if (found === undefined) throw unknownField(index);
      if (!mayReveal(actor.role, DEEDS[action], field)) throw notForRole(actor, index);
      return found;
    });
  });
}

const notForRole = ({ role }: Actor, index: number): CodedError =>
  new CodedError('reveal.not_for_role', `This field is not revealed to a ${role}.`, {
    field: `/fields/${String(index)}`,
    remedy: 'Ask a reviewer or a manager, who compare certificates; passwords are shown to nobody.',
  });

/** Says the place in the question only: what was asked for might be anything. */
const unknownField = (index: number): CodedError =>
  new CodedError('reveal.field_unknown', 'Nothing is masked under this pointer here.', {
    field: `/fields/${String(index)}`,
    remedy: 'Name fields as the masked read lists them, each once.',
  });
