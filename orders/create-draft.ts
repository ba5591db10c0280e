import { dayInShanghai } from '#domain/calendar/days.ts';
import { CodedError } from '#domain/errors.ts';
import type { Actor } from '#domain/roles.ts';
import { firstSnapshot, stageOf, storeSnapshot } from '#machines/decide.ts';
import { waitingOn } from '#machines/describe.ts';
import { ORDERABLE_TYPES, currentVersion, isOrderable, machineOf } from '#machines/registry.ts';
import type { Transaction } from '#prisma/client.ts';
import { ownerAccountOf } from './accounts.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { refuseMalformed } from './form-checks.ts';
import { sealForm } from './form.ts';
import { refuseUngranted } from './granted-services.ts';
import { notePlace } from './notes.ts';
import { firstOutcome, keepOutcome } from './requests.ts';

/** A new order as its applicant asks for it. */
export interface NewDraft {
  readonly filingType: string;
  readonly form: unknown;
  readonly actor: Actor;
  readonly requestId: string;
  /** Where it comes from, kept with its first entry in the timeline. */
  readonly note?: string;
}

/**
 * Opens an order as a draft. It promises nothing yet and holds no certificate.
 * @throws CodedError `filing_type.unknown`, `form.malformed`, `request.key_reused`, `order.not_for_sub_users`,
 *   `order.service_not_granted`.
 */
export async function createDraft(deps: OrdersDeps, draft: NewDraft): Promise<{ orderNo: string }> {
  const { filingType, actor, form } = draft;
  if (!isOrderable(filingType)) {
    throw new CodedError(
      'filing_type.unknown',
      `"${filingType}" is not a filing type offered here.`,
      {
        field: '/filingType',
        facts: { offered: ORDERABLE_TYPES },
        remedy: `Choose one of: ${ORDERABLE_TYPES.join(', ')}.`,
      },
    );
  }
  refuseMalformed(filingType, form);
  const request = {
    accountId: actor.id,
    requestId: draft.requestId,
    content: ['create', filingType, form],
  };

  return deps.db.$transaction(async (tx) => {
    const first = await firstOutcome<{ orderNo: string }>(tx, request);
    if (first !== undefined) return first;
    const ownerId = await ownerAccountOf(tx, actor.id);
    await refuseUngranted(tx, { filingType, form, accountId: actor.id, ownerId });

    const at = await deps.clock.now(tx);
    const { serial, orderNo } = await nextOrderNo(tx, at);
    const version = currentVersion(filingType);
    const machine = machineOf(filingType, version);
    const snapshot = firstSnapshot(machine);
    const stage = stageOf(snapshot);
    await tx.order.create({
      data: {
        orderNo,
        serial,
        accountId: actor.id,
        filingType,
        machineVersion: version,
        revision: 0,
        stage,
        waitingOn: waitingOn(snapshot),
        snapshot: storeSnapshot(machine, snapshot),
        ...sealForm(deps.vault, orderNo, form),
        formVersion: 1,
        createdAt: at,
        timeline: {
          create: {
            revision: 0,
            type: 'created',
            actorId: actor.id,
            actorRole: actor.role,
            at,
            fromStage: stage,
            stage,
            facts: {},
            ...(draft.note !== undefined && {
              noteCipher: deps.vault.seal(notePlace(orderNo, 0), draft.note),
              keyId: deps.vault.keyId,
            }),
          },
        },
      },
    });
    await audit(tx, { at, actor, action: 'created', target: orderNo, after: { filingType } });
    await keepOutcome(tx, request, orderNo, at, { orderNo });
    return { orderNo };
  });
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
