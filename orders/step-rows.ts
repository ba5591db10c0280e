import { CodedError } from '#domain/errors.ts';
import type { Outcome, Stage, WaitingOn } from '#domain/stages.ts';
import type { TaskKind } from '#domain/tasks.ts';
import { Prisma, type Transaction } from '#prisma/client.ts';
import type { Deed } from './audit.ts';
import type { DueRow } from './dues.ts';
import { holdAll, releaseBut } from './held-certificates.ts';
import { cameFrom } from './origin.ts';
import { keyReused, type KeptOutcome } from './requests.ts';

/** Columns of the order that a step sets; those that may be left out only where they change. */
export interface OrderPatch {
  revision: number;
  stage: Stage;
  outcome: Outcome | null;
  waitingOn: WaitingOn | null;
  snapshot: object;
  province: string | null;
  submittedAt: Date | null;
  endedAt: Date | null;
  /** The subject's; null gives it free, undefined leaves it as it is. */
  openCertificateIndex?: string | null;
  /** All that the order holds from now on; none gives them free, undefined leaves them as they are. */
  heldCertificates?: readonly string[];
  icpNumber?: string;
  /** What the order is about in the registry; null where it stands nowhere yet. */
  subjectId?: string | null;
  serviceId?: string | null;
  receiverId?: string | null;
}

/** A task as a step opens it. */
export interface NewTask {
  readonly id: string;
  readonly kind: TaskKind;
  readonly role: string;
  readonly urgentAt: Date;
  readonly facts: object;
}

/** An outbox row as a step leaves it. */
export interface NewEffect {
  readonly id: string;
  readonly kind: string;
  readonly params: object;
  readonly notBefore: Date | null;
}

/** Everything that one step writes. */
export interface StepRows {
  readonly orderNo: string;
  readonly filingType: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorRole: string;
  readonly order: OrderPatch;
  readonly timeline: {
    readonly type: string;
    readonly fromStage: string;
    readonly facts: object;
    readonly note: Uint8Array | null;
    readonly words: Uint8Array | null;
    /** The key that sealed them; null where there is nothing sealed. */
    readonly keyId: string | null;
  };
  /** The order comes back: its form as it is now is what the next round is compared with. */
  readonly keepForm: boolean;
  readonly dues: { readonly gone: readonly string[]; readonly fresh: readonly DueRow[] };
  readonly openTasks: readonly NewTask[];
  readonly closeTasks: readonly TaskKind[];
  /** When the open review is urgent from now on; null leaves it as it is. */
  readonly reviewUrgentAt: Date | null;
  readonly effects: readonly NewEffect[];
  /** Effects of these kinds that are still to be carried out are not wanted any more. */
  readonly dropEffects: readonly string[];
  readonly audit: Pick<Deed, 'before' | 'after'>;
  readonly signal: { readonly name: string; readonly payload: object } | null;
  readonly request: KeptOutcome | null;
}

/**
 * Writes a step in one statement: a round trip to the record costs more than all of its inserts.
 * @throws CodedError `order.certificate_in_progress`, `request.key_reused`.
 */
export async function writeRows(tx: Transaction, rows: StepRows): Promise<void> {
  const parts = PARTS.flatMap((part, index) => {
    const sql = part(rows);
    return sql === null ? [] : [Prisma.sql`${Prisma.raw(`part${String(index)}`)} AS (${sql})`];
  });
  try {
    await tx.$executeRaw`WITH ${Prisma.join(parts, ', ')} SELECT 1`;
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

type Part = (rows: StepRows) => Prisma.Sql | null;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
const json = (value: unknown): string => JSON.stringify(value);

/** The statement's parts. They all see the record as it was before: none may count on another. */
const PARTS: readonly Part[] = [
  ({ orderNo, order }) => Prisma.sql`
    UPDATE orders SET revision = ${order.revision}, stage = ${order.stage}, outcome = ${order.outcome},
      waiting_on = ${order.waitingOn}, snapshot = ${json(order.snapshot)}::jsonb, province = ${order.province},
      submitted_at = ${iso(order.submittedAt)}::timestamptz, ended_at = ${iso(order.endedAt)}::timestamptz
      ${order.openCertificateIndex === undefined ? Prisma.empty : Prisma.sql`, open_certificate_index = ${order.openCertificateIndex}`}
      ${order.icpNumber === undefined ? Prisma.empty : Prisma.sql`, icp_number = ${order.icpNumber}`}
      ${order.subjectId === undefined ? Prisma.empty : Prisma.sql`, subject_id = ${order.subjectId}::uuid`}
      ${order.serviceId === undefined ? Prisma.empty : Prisma.sql`, service_id = ${order.serviceId}::uuid`}
      ${order.receiverId === undefined ? Prisma.empty : Prisma.sql`, receiver_id = ${order.receiverId}`}
    WHERE order_no = ${orderNo}`,

  ({ orderNo, order: { heldCertificates: held } }) =>
    held === undefined ? null : releaseBut(orderNo, held),

  ({ orderNo, order: { heldCertificates: held = [] } }) =>
    held.length === 0 ? null : holdAll(orderNo, held),

  ({ orderNo, at, actorId, actorRole, order, timeline }) => Prisma.sql`
    INSERT INTO timeline (order_no, revision, type, actor_id, actor_role, at, from_stage, stage, facts,
      note_cipher, words_cipher, key_id)
    VALUES (${orderNo}, ${order.revision}, ${timeline.type}, ${actorId}, ${actorRole}, ${iso(at)}::timestamptz,
      ${timeline.fromStage}, ${order.stage}, ${json(timeline.facts)}::jsonb,
      ${timeline.note}::bytea, ${timeline.words}::bytea, ${timeline.keyId})`,

  ({ orderNo, order, keepForm }) =>
    keepForm
      ? Prisma.sql`
    INSERT INTO returned_forms (order_no, revision, form_version, form_cipher, key_id)
    SELECT order_no, ${order.revision}::int, form_version, form_cipher, form_key_id
    FROM orders WHERE order_no = ${orderNo}`
      : null,

  ({ orderNo, dues: { gone } }) =>
    gone.length === 0
      ? null
      : Prisma.sql`DELETE FROM dues WHERE order_no = ${orderNo} AND term = ANY(${gone}::text[])`,

  ({ orderNo, dues: { fresh } }) =>
    fresh.length === 0
      ? null
      : Prisma.sql`
    INSERT INTO dues (order_no, term, generation, started_at, at, provisional, fell_at, held_at, extension,
      held_ms, held_working_days)
    SELECT ${orderNo}, due.* FROM jsonb_to_recordset(${json(fresh)}::jsonb) AS due(term text, generation int,
      "startedAt" timestamptz, at timestamptz, provisional boolean, "fellAt" timestamptz, "heldAt" timestamptz,
      extension int, "heldMs" bigint, "heldWorkingDays" int)
    ON CONFLICT (order_no, term) DO UPDATE SET generation = EXCLUDED.generation, started_at = EXCLUDED.started_at,
      at = EXCLUDED.at, provisional = EXCLUDED.provisional, fell_at = EXCLUDED.fell_at, held_at = EXCLUDED.held_at,
      extension = EXCLUDED.extension, held_ms = EXCLUDED.held_ms,
      held_working_days = EXCLUDED.held_working_days`,

  ({ orderNo, at, actorId, closeTasks }) =>
    closeTasks.length === 0
      ? null
      : Prisma.sql`
    UPDATE tasks SET open = false, closed_at = ${iso(at)}::timestamptz, closed_by = ${actorId}
    WHERE order_no = ${orderNo} AND open AND kind = ANY(${closeTasks}::text[])`,

  // A statement may touch a row once: a review that is closed here is urgent no more.
  ({ orderNo, reviewUrgentAt, closeTasks }) =>
    reviewUrgentAt === null || closeTasks.includes('initialReview')
      ? null
      : Prisma.sql`
    UPDATE tasks SET urgent_at = ${iso(reviewUrgentAt)}::timestamptz
    WHERE order_no = ${orderNo} AND open AND kind IN ('initialReview', 'reviewApproval')`,

  ({ orderNo, filingType, at, order, openTasks }) =>
    openTasks.length === 0
      ? null
      : Prisma.sql`
    INSERT INTO tasks (id, order_no, kind, role, filing_type, province, stage, opened_at, urgent_at, facts)
    SELECT id, ${orderNo}, kind, role, ${filingType}, ${order.province ?? ''}, ${order.stage},
      ${iso(at)}::timestamptz, "urgentAt", facts
    FROM jsonb_to_recordset(${json(openTasks)}::jsonb)
      AS task(id uuid, kind text, role text, "urgentAt" timestamptz, facts jsonb)`,

  ({ orderNo, at, dropEffects }) =>
    dropEffects.length === 0
      ? null
      : Prisma.sql`
    UPDATE effects SET state = 'dropped', why = 'order.taken_back', settled_at = ${iso(at)}::timestamptz
    WHERE order_no = ${orderNo} AND state IN ('pending', 'queued') AND kind = ANY(${dropEffects}::text[])`,

  ({ orderNo, at, effects }) =>
    effects.length === 0
      ? null
      : Prisma.sql`
    INSERT INTO effects (id, order_no, kind, params, not_before, created_at)
    SELECT id, ${orderNo}, kind, params, "notBefore", ${iso(at)}::timestamptz
    FROM jsonb_to_recordset(${json(effects)}::jsonb)
      AS effect(id text, kind text, params jsonb, "notBefore" timestamptz)`,

  ({ orderNo, at, actorId, actorRole, timeline, audit }) => Prisma.sql`
    INSERT INTO audit (at, actor_id, actor_role, action, target, before, after, origin)
    VALUES (${iso(at)}::timestamptz, ${actorId}, ${actorRole}, ${timeline.type}, ${orderNo},
      ${json(audit.before)}::jsonb, ${json(audit.after)}::jsonb, ${cameFrom()})`,

  ({ orderNo, signal }) =>
    signal === null
      ? null
      : Prisma.sql`
    INSERT INTO signals (order_no, name, payload)
    VALUES (${orderNo}, ${signal.name}, ${json(signal.payload)}::jsonb)`,

  ({ orderNo, at, request }) =>
    request === null
      ? null
      : Prisma.sql`
    INSERT INTO requests (account_id, request_id, fingerprint, order_no, outcome, at)
    VALUES (${request.accountId}, ${request.requestId}, ${request.fingerprint}, ${orderNo},
      ${json(request.outcome)}::jsonb, ${iso(at)}::timestamptz)`,
];

const UNIQUE_VIOLATION = '23505';

/** What a refused insert means for whoever asked; undefined where it is no refusal of ours. */
function refusalOf(error: unknown): CodedError | undefined {
  const text = JSON.stringify([error, (error as { meta?: unknown }).meta ?? null]);
  if (!text.includes(UNIQUE_VIOLATION)) return undefined;
  if (text.includes('held_certificates_pkey')) {
    return new CodedError(
      'order.certificate_in_progress',
      '此证件存在进行中的订单 · An order for this certificate is in progress.',
      {
        field: '/subject/certificateNumber',
        remedy:
          'Open “my filings”, then finish or abandon the open order of this certificate. If none of yours is open, another account has one: write to the provider to dispute it.',
      },
    );
  }
  if (text.includes('requests_pkey')) return keyReused();
  return undefined;
}
