import { createHash, randomBytes } from 'node:crypto';
import { CodedError } from '#domain/errors.ts';
import type { ContentType } from '#domain/materials/intake.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import { SYSTEM, type Actor, type Role } from '#domain/roles.ts';
import type { Prisma, PrismaClient } from '#prisma/client.ts';
import { audit } from './audit.ts';
import type { OrdersDeps } from './deps.ts';
import { EDITABLE } from './form.ts';
import { lockOrder, orderNotFound, type LockedOrder } from './lock.ts';
import { isApplicants } from './parties.ts';
import { countUpload } from './upload-quota.ts';

/** A material as the record knows it; its content is in the store. */
export type MaterialRow = Prisma.MaterialGetPayload<object>;

/** A file that was looked at and found to be what its kind takes. */
export interface AcceptedFile {
  readonly contentType: ContentType;
  readonly content: Uint8Array;
  /** Of a picture, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** An upload to an order. */
export interface Upload {
  readonly orderNo: string;
  readonly kind: MaterialKind;
  readonly actor: Actor;
  readonly file: AcceptedFile;
}

/** More is no filing: what is no longer wanted is left to retention, not deleted. */
const AT_MOST = 300;

const ID_BYTES = 16;

/** Where the content of a material is sealed to: its file, so that none can be put in another's place. */
export const materialPlace = (storageKey: string): string => `materials.file:${storageKey}`;

const storageKeyOf = (id: string): string => `${id.slice(0, 2)}/${id}`;

/** A name in the store that nothing has yet. */
export const freshStorageKey = (): string => storageKeyOf(randomBytes(ID_BYTES).toString('hex'));

/** How an order must stand for its applicant to add a material. */
export type Addressed = Pick<
  LockedOrder,
  'orderNo' | 'accountId' | 'mainAccountId' | 'stage' | 'waitingOn'
>;

/**
 * Refuses an upload that the order has no place for: another's order, or one that is being looked at.
 * @throws CodedError `order.not_found`, `order.not_editable_now`.
 */
export function refuseUpload(order: Addressed, actor: Actor): void {
  if (!isApplicants(order, actor.id)) throw orderNotFound(order.orderNo);
  if (EDITABLE.includes(order.stage)) return;
  throw new CodedError(
    'order.not_editable_now',
    `Materials can't be added while the order is in ${order.stage}.`,
    {
      facts: { stage: order.stage, waitingOn: order.waitingOn },
      remedy: 'Withdraw the order first where that is allowed, or wait until it is returned.',
    },
  );
}

/**
 * Keeps a material: first the file, sealed, then its row. A crash between the two leaves a file that
 * nobody knows of, never a row without its file.
 * @throws CodedError `order.not_found`, `order.not_editable_now`, `material.too_many`, `material.quota`.
 */
export async function keepMaterial(deps: OrdersDeps, upload: Upload): Promise<MaterialRow> {
  const { db, vault, clock, materialStore, policy } = deps;
  const { orderNo, kind, actor, file } = upload;
  const id = randomBytes(ID_BYTES).toString('hex');
  const storageKey = storageKeyOf(id);
  await materialStore.put(storageKey, vault.sealBytes(materialPlace(storageKey), file.content));
  try {
    return await db.$transaction(async (tx) => {
      const order = await lockOrder(tx, orderNo);
      refuseUpload(order, actor);
      if ((await tx.material.count({ where: { orderNo } })) >= AT_MOST) throw tooMany();
      const uploadedAt = await clock.now(tx);
      const limits = policy.uploadsPerDay;
      await countUpload(tx, { order, limits, at: uploadedAt }, file.content.length);
      const row = await tx.material.create({
        data: {
          ...{ id, orderNo, kind, storageKey, uploadedAt, uploadedBy: actor.id },
          ...{ contentType: file.contentType, bytes: file.content.length, keyId: vault.keyId },
          ...{ width: file.width ?? null, height: file.height ?? null },
          sha256: createHash('sha256').update(file.content).digest('hex'),
        },
      });
      const after = { id, kind, contentType: file.contentType, bytes: row.bytes };
      await audit(tx, {
        at: uploadedAt,
        actor,
        action: 'material.uploaded',
        target: orderNo,
        after,
      });
      return row;
    });
  } catch (error) {
    await forget(deps, id, storageKey);
    throw error;
  }
}

/**
 * Deletes the file of an upload that came to nothing. Where only the answer to a commit was lost the row is
 * there, and keeps its file; where nobody can say, the file stays: one that nobody knows of does no harm.
 */
async function forget(
  { db, materialStore }: OrdersDeps,
  id: string,
  storageKey: string,
): Promise<void> {
  const rows = await db.material.count({ where: { id } }).catch(() => undefined);
  if (rows === 0) await materialStore.delete(storageKey);
}

function tooMany(): CodedError {
  return new CodedError(
    'material.too_many',
    `An order holds at most ${String(AT_MOST)} uploaded materials.`,
    { remedy: 'Refer to those that are there already, or open another order.' },
  );
}

/** All that was uploaded to an order, the oldest first. */
export function materialsOf(db: PrismaClient, orderNo: string): Promise<MaterialRow[]> {
  return db.material.findMany({
    where: { orderNo },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
  });
}

/** What reading needs. */
export type Reading = Pick<OrdersDeps, 'db' | 'vault' | 'clock' | 'materialStore'>;

/**
 * The content of a material. Each read is remembered before anybody has it: who, when, and how.
 * @param via `link:…` or `report:…`
 */
export async function readMaterial(
  deps: Reading,
  row: MaterialRow,
  { readerId, via }: { readerId: string; via: string },
): Promise<Buffer> {
  const { db, vault, clock } = deps;
  await db.$transaction(async (tx) => {
    const at = await clock.now(tx);
    await tx.materialRead.create({ data: { materialId: row.id, at, readerId, via } });
    const reader = await tx.account.findUnique({ where: { id: readerId } });
    const actor = reader === null ? SYSTEM : { id: readerId, role: reader.role as Role };
    const after = { id: row.id, kind: row.kind, via };
    await audit(tx, { at, actor, action: 'material.read', target: row.orderNo, after });
  });
  const { storageKey, keyId, cipher } = await fileOf(deps, row);
  return vault.openBytes(materialPlace(storageKey), { cipher, keyId });
}

/** The file of a material; where a rotation of keys has moved it since the row was read, the one it moved to. */
async function fileOf({ db, materialStore }: Reading, row: MaterialRow) {
  const { id, storageKey, keyId } = row;
  try {
    return { storageKey, keyId, cipher: await materialStore.get(storageKey) };
  } catch (error) {
    const now = await db.material.findUnique({ where: { id } });
    if (now === null || now.storageKey === storageKey) throw error;
    return { ...now, cipher: await materialStore.get(now.storageKey) };
  }
}
