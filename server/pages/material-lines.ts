import type { Bilingual } from '#domain/bilingual.ts';
import { MATERIAL_KINDS } from '#domain/materials/kinds.ts';
import { valueAt } from '#domain/forms/finding.ts';
import type { ApiClient } from './api-client.ts';
import type { Materials } from './answers.ts';

/** A material that is part of a filing, as a form refers to it. */
interface Reference {
  readonly kind: string;
  readonly id: string;
}

/** A material of a filing on a page; `path` reads it for a short time. */
export interface MaterialLine extends Reference {
  readonly name: Bilingual;
  readonly path: string;
  readonly image: boolean;
}

/** The materials that a form refers to. */
export function referencesIn(form: unknown): readonly Reference[] {
  const listed = valueAt(form, '/materials');
  return Array.isArray(listed) ? (listed as Reference[]) : [];
}

const nameOf = (kind: string): Bilingual =>
  Object.hasOwn(MATERIAL_KINDS, kind)
    ? MATERIAL_KINDS[kind as keyof typeof MATERIAL_KINDS]
    : { zh: kind, en: kind };

/** The materials of a form, each with a fresh link: reading one is recorded by the API. */
export async function materialLines(
  api: ApiClient,
  form: unknown,
  materials: Materials | undefined,
): Promise<readonly MaterialLine[]> {
  const uploaded = new Map(materials?.uploaded.map((one) => [one.id, one]));
  return Promise.all(
    referencesIn(form).map(async ({ kind, id }) => {
      const link = uploaded.has(id) ? await api.link(id) : undefined;
      const image = uploaded.get(id)?.contentType.startsWith('image/') === true;
      return { kind, id, name: nameOf(kind), path: link?.path ?? '', image };
    }),
  );
}
