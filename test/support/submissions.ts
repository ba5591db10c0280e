import { randomUUID } from 'node:crypto';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { CodedError } from '#domain/errors.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Actor } from '#domain/roles.ts';
import { createDraft } from '#orders/create-draft.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { givenMaterials, withOwnMaterials } from './materials.ts';
import { APPLICANT, tell } from './orders.ts';

/** A draft of any type with this form, and the papers that it names. */
export async function givenDraftOf(
  deps: OrdersDeps,
  filingType: FilingType,
  form: object,
  actor: Actor = APPLICANT,
): Promise<string> {
  const own = withOwnMaterials(form);
  const draft = { filingType, form: own, actor, requestId: randomUUID() };
  const { orderNo } = await createDraft(deps, draft);
  await givenMaterials(deps, orderNo, own);
  return orderNo;
}

/** What a refusal is made of: the findings of a form that is not ready, or its own code. */
export function findingsIn(error: unknown): readonly Pick<CheckFinding, 'code' | 'field'>[] {
  const { code, field = '', facts } = error as CodedError;
  if (code !== 'form.incomplete') return [{ code, field }];
  return (facts?.['findings'] ?? []) as CheckFinding[];
}

/** The codes that refuse a submission; none where it passes. */
export async function refusals(
  deps: OrdersDeps,
  orderNo: string,
  actor: Actor = APPLICANT,
): Promise<string[]> {
  try {
    await tell(deps, orderNo, actor, 'submit');
    return [];
  } catch (error) {
    return findingsIn(error).map(({ code }) => code);
  }
}

/** How many rows there are in each table, and an order as it stands: the same before and after a refusal. */
export async function everything({ db }: Pick<OrdersDeps, 'db'>, orderNo: string) {
  const tables = await db.$queryRaw<{ name: string; rows: string }[]>`
    SELECT table_name AS name, (xpath('/row/n/text()', query_to_xml(
      format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text AS rows
    FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  return { tables, order: await db.order.findUniqueOrThrow({ where: { orderNo } }) };
}
