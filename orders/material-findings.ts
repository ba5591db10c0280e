import type { AnyDraft } from '#domain/forms/any-draft.ts';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { PrismaClient, Transaction } from '#prisma/client.ts';

function unknown(index: number): CheckFinding {
  return {
    code: 'material.unknown',
    severity: 'blocks',
    source: '本系统记录',
    field: `/materials/${String(index)}/id`,
    text: {
      zh: '该订单中没有这份材料，或材料类型不一致。',
      en: 'There is no such material of this kind at the order.',
    },
    remedy: {
      zh: '请先上传材料，并填写上传时返回的编号和类型。',
      en: 'Upload it to this order first, and give the id and the kind that the upload answered with.',
    },
  };
}

/** What is wrong with the materials that a form refers to: each must have been uploaded to its order, as that kind. */
export async function materialFindings(
  db: Transaction | PrismaClient,
  orderNo: string,
  form: unknown,
): Promise<CheckFinding[]> {
  const references = referencesIn(form);
  if (references.length === 0) return [];
  const rows = await db.material.findMany({
    where: { orderNo, id: { in: references.map(({ id }) => id) } },
    select: { id: true, kind: true },
  });
  const kindOf = new Map(rows.map(({ id, kind }) => [id, kind]));
  return references.flatMap(({ id, kind }, index) =>
    kindOf.get(id) === kind ? [] : [unknown(index)],
  );
}

/** A material that a form refers to. */
export interface Reference {
  readonly kind: string;
  readonly id: string;
}

/** The materials that a form refers to, whatever else is wrong with it. */
export function referencesIn(form: unknown): Reference[] {
  const { materials } = (form ?? {}) as AnyDraft;
  if (!Array.isArray(materials)) return [];
  return materials.map((one) => ({ kind: one?.kind ?? '', id: one?.id ?? '' }));
}
