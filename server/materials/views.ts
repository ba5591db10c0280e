import { dayInShanghai } from '#domain/calendar/days.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { formTypeOf } from '#domain/forms/form-registry.ts';
import type { ContentType } from '#domain/materials/intake.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import { neededMaterials } from '#domain/materials/needed.ts';
import { paperOf } from '#domain/materials/papers/papers.ts';
import { isReadable } from '#orders/check-order.ts';
import { readForm } from '#orders/form.ts';
import { rulesFor } from '#orders/rule-sets.ts';
import { materialsOf, type MaterialRow } from '#orders/materials.ts';
import type { ApiDeps } from '../ports.ts';

/** A material as the API shows it. */
export function materialView(row: MaterialRow) {
  const { id, kind, contentType, bytes, width, height, uploadedAt } = row;
  return {
    id,
    kind: kind as MaterialKind,
    contentType: contentType as ContentType,
    bytes,
    ...(width !== null && { width }),
    ...(height !== null && { height }),
    uploadedAt: uploadedAt.toISOString(),
  };
}

interface OrderWithForm {
  readonly orderNo: string;
  readonly filingType: string;
  readonly formCipher: Uint8Array;
  readonly formKeyId: string;
  readonly ruleSetId: string | null;
}

const templateOf = (kind: MaterialKind) =>
  paperOf(kind) && { template: `/api/v1/material-templates/${kind}` };

/** What an order's filing needs, as its form stands, and what was uploaded to it. */
export async function materialsView(deps: ApiDeps, order: OrderWithForm) {
  const filingType = formTypeOf(order.filingType);
  const read = readForm(deps.vault, order);
  // Of a form that can't be read it is not known what it needs; what was uploaded is shown all the same.
  const form = (isReadable({ filingType, form: read }) ? read : {}) as AnyDraft;
  const day = dayInShanghai(await deps.clock.now());
  const kept = await rulesFor(deps.db, order.ruleSetId, form.subject?.province, day);
  const needed = neededMaterials(filingType, form, day, kept?.rules);
  const rows = await materialsOf(deps.db, order.orderNo);
  return {
    needed: needed.map(({ or, ...one }) => ({ ...one, or: [...or], ...templateOf(one.kind) })),
    uploaded: rows.map(materialView),
  };
}
