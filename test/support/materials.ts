import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { OrdersDeps } from '#orders/deps.ts';
import { referencesIn } from '#orders/material-findings.ts';
import { freshStorageKey, materialPlace } from '#orders/materials.ts';

type Keeping = Pick<OrdersDeps, 'db' | 'vault' | 'materialStore'>;

let drawn: Promise<Buffer> | undefined;

/** One small picture, drawn once by a process: nobody takes it for a document. */
const picture = () =>
  (drawn ??= sharp({ create: { width: 40, height: 25, channels: 3, background: '#999' } })
    .jpeg()
    .toBuffer());

/** The picture in a record's store, under a key of its own: the rows of one order's materials name it. */
async function keepPicture({ vault, materialStore }: Keeping): Promise<string> {
  const storageKey = freshStorageKey();
  await materialStore.put(storageKey, vault.sealBytes(materialPlace(storageKey), await picture()));
  return storageKey;
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
export async function givenMaterials(deps: Keeping, orderNo: string, form: unknown) {
  const references = referencesIn(form).filter(({ id }) => id !== '');
  if (references.length === 0) return;
  const storageKey = await keepPicture(deps);
  const content = await picture();
  const order = await deps.db.order.findUniqueOrThrow({ where: { orderNo } });
  await deps.db.material.createMany({
    data: references.map(({ id, kind }) => ({
      ...{ id, kind, orderNo, contentType: 'image/jpeg', width: 40, height: 25 },
      ...{ bytes: content.length, keyId: deps.vault.keyId, storageKey },
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedAt: order.createdAt,
      uploadedBy: order.accountId,
    })),
    skipDuplicates: true,
  });
}
