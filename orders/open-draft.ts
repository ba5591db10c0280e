import { dayInShanghai } from '#domain/calendar/days.ts';
import type { Actor } from '#domain/roles.ts';
import { firstSnapshot, stageOf, storeSnapshot } from '#machines/decide.ts';
import { waitingOn } from '#machines/describe.ts';
import { currentVersion, machineOf, type OrderableType } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { sealForm } from './form.ts';
import { notePlace } from './notes.ts';

/** A draft as it is opened: by whom, and for which account. */
export interface OpenedDraft {
  readonly filingType: OrderableType;
  readonly form: unknown;
  /** Whose order it is. */
  readonly accountId: string;
  readonly opener: Actor;
  readonly at: Date;
  /** The order whose grant opens it. */
  readonly afterOrderNo?: string;
  /** Where it comes from, kept with its first entry in the timeline. */
  readonly note?: string;
}

/**
 * Writes a new order as a draft, in a transaction of its caller's, who has asked whether it may be.
 * @returns its number
 */
export async function openDraft(
  tx: Transaction,
  { vault }: Pick<OrdersDeps, 'vault'>,
  { filingType, form, accountId, opener, at, afterOrderNo, note }: OpenedDraft,
): Promise<string> {
  const { serial, orderNo } = await nextOrderNo(tx, at);
  const version = currentVersion(filingType);
  const machine = machineOf(filingType, version);
  const snapshot = firstSnapshot(machine);
  const stage = stageOf(snapshot);
  await tx.order.create({
    data: {
      ...{ orderNo, serial, accountId, filingType, stage },
      ...{ machineVersion: version, revision: 0 },
      waitingOn: waitingOn(snapshot),
      snapshot: storeSnapshot(machine, snapshot),
      ...sealForm(vault, orderNo, form),
      ...{ formVersion: 1, createdAt: at },
      ...(afterOrderNo !== undefined && { afterOrderNo }),
    },
  });
  await tx.timelineEntry.create({
    data: {
      ...{ orderNo, revision: 0, type: 'created', at, fromStage: stage, stage },
      ...{ actorId: opener.id, actorRole: opener.role },
      facts: afterOrderNo === undefined ? {} : { afterOrderNo },
      ...(note !== undefined && {
        noteCipher: vault.seal(notePlace(orderNo, 0), note),
        keyId: vault.keyId,
      }),
    },
  });
  const after = { filingType, ...(afterOrderNo !== undefined && { afterOrderNo }) };
  await audit(tx, { at, actor: opener, action: 'created', target: orderNo, after });
  return orderNo;
}

/** Order numbers say the day and a running number, and nothing about whose order it is. */
async function nextOrderNo(
  tx: Transaction,
  at: Date,
): Promise<{ serial: bigint; orderNo: string }> {
  const [row] = await tx.$queryRaw<{ serial: bigint }[]>`
    SELECT nextval(pg_get_serial_sequence('orders', 'serial')) AS serial`;
  const serial = BigInt(row?.serial ?? 0);
  const day = dayInShanghai(at).replaceAll('-', '');
  return { serial, orderNo: `BA${day}${String(serial).padStart(6, '0')}` };
}
