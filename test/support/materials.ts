import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { OrdersDeps } from '#orders/deps.ts';
import { referencesIn } from '#orders/material-findings.ts';

const KEY = `00/${'0'.repeat(32)}`;

let drawn: Promise<Buffer> | undefined;

/** One small picture, drawn once by a process: nobody takes it for a document. */
const picture = () =>
  (drawn ??= sharp({ create: { width: 40, height: 25, channels: 3, background: '#999' } })
    .jpeg()
    .toBuffer());

const kept = new WeakMap<object, Promise<void>>();

/** The picture in a record's store, put there once: the rows of all materials name it. */
async function keepPicture({ vault, materialStore }: OrdersDeps): Promise<void> {
  await materialStore.put(KEY, vault.sealBytes(`materials.file:${KEY}`, await picture()));
}

/** The same form with materials that no other order has. */
export function withOwnMaterials<Form>(form: Form): Form {
  const materials = referencesIn(form).map((one) => ({
    ...one,
    id: randomBytes(16).toString('hex'),
  }));
  return materials.length === 0 ? form : { ...form, materials };
}

/** The materials that a form refers to, as if its applicant had uploaded them to the order. */
export async function givenMaterials(deps: OrdersDeps, orderNo: string, form: unknown) {
  const references = referencesIn(form).filter(({ id }) => id !== '');
  if (references.length === 0) return;
  if (!kept.has(deps.materialStore)) kept.set(deps.materialStore, keepPicture(deps));
  await kept.get(deps.materialStore);
  const content = await picture();
  const order = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
  await deps.db.material.createMany({
    data: references.map(({ id, kind }) => ({
      ...{ id, kind, orderNo, contentType: 'image/jpeg', width: 40, height: 25 },
      ...{ bytes: content.length, keyId: deps.vault.keyId, storageKey: KEY },
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedAt: order.createdAt,
      uploadedBy: order.accountId,
    })),
    skipDuplicates: true,
  });
}
