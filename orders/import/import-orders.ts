import type { FilingType } from '#domain/filing-types.ts';
import type { ImportedOrder } from '#domain/import/filed.ts';
import { prefilled } from '#domain/import/prefilled.ts';
import { REFUSALS, type Refusal } from '#domain/import/refusals.ts';
import type { ReportLine } from '#domain/import/report.ts';
import { isLiving } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
import { isOrderable } from '#machines/registry.ts';
import { createDraft } from '../create-draft.ts';
import type { OrdersDeps } from '../deps.ts';
import { filedService, filedSubject } from '../registry/read-filed.ts';

/** The key under which an order of elsewhere is a draft of ours: once, however often it is imported. */
const requestIdOf = ({ reference }: ImportedOrder) => `import:${reference}`;

/** An order as a draft of ours, or why it can't be one. */
type Taken =
  | { readonly refusal: Refusal }
  | { readonly known: string }
  | { readonly actor: Actor; readonly filingType: FilingType; readonly form: object };

/**
 * Takes orders that were open elsewhere as drafts: the form begins with what is filed here of their subject
 * and service, and the first entry of the timeline says where the order comes from. What its applicant had
 * sent in and uploaded there is sent in again here: nothing was reviewed by us.
 */
export async function* importOrders(
  deps: OrdersDeps,
  orders: readonly ImportedOrder[],
  { dryRun }: { readonly dryRun: boolean },
): AsyncGenerator<ReportLine> {
  for (const order of orders) {
    const line = { ...order.place, record: 'order' } as const;
    const taken = await take(deps, order);
    if ('refusal' in taken) {
      yield { ...line, number: null, outcome: 'refused', refusal: taken.refusal };
    } else if ('known' in taken) {
      yield { ...line, number: taken.known, outcome: 'unchanged' };
    } else if (dryRun) {
      yield { ...line, number: null, outcome: 'created' };
    } else {
      const draft = { ...taken, requestId: requestIdOf(order), note: noteOf(order) };
      const { orderNo } = await createDraft(deps, draft);
      yield { ...line, number: orderNo, outcome: 'created' };
    }
  }
}

function noteOf({ reference, stage }: ImportedOrder): string {
  const where = stage === null ? '' : `，当时进度：${stage}`;
  return `由原系统导入，原订单号 ${reference}${where}。请补充材料后重新提交。`;
}

async function take(deps: OrdersDeps, order: ImportedOrder): Promise<Taken> {
  if (order.refusal !== undefined) return { refusal: order.refusal };
  const { filingType } = order;
  if (!isOrderable(filingType)) return { refusal: REFUSALS.unknownType('filingType') };
  const account = await deps.db.account.findUnique({ where: { handle: order.account } });
  if (account === null) return { refusal: REFUSALS.unknownAccount('account') };
  if (account.role !== 'applicant' || account.parentId !== null)
    return { refusal: REFUSALS.notAMainAccount('account') };
  const known = await deps.db.request.findUnique({
    where: { accountId_requestId: { accountId: account.id, requestId: requestIdOf(order) } },
  });
  if (known !== null) return { known: (known.outcome as { orderNo: string }).orderNo };

  const service = order.service === null ? undefined : await serviceOf(deps, order.service);
  const number = order.subject ?? service?.record.subjectNumber ?? null;
  const subject = number === null ? undefined : await subjectOf(deps, number);
  if (order.service !== null && service === undefined) {
    return { refusal: REFUSALS.notFiledHere('service') };
  }
  if (order.subject !== null && subject === undefined) {
    return { refusal: REFUSALS.notFiledHere('subject') };
  }
  const whose = service?.record.accountId ?? subject?.record.accountId ?? account.id;
  if (whose !== account.id) return { refusal: REFUSALS.notThisAccounts('account') };
  const form = prefilled(filingType, subject?.record, service?.record);
  return { actor: { id: account.id, role: 'applicant' }, filingType, form };
}

async function subjectOf({ db, vault }: OrdersDeps, number: string) {
  const found = await filedSubject(db, vault, number);
  return found !== undefined && isLiving(found) ? found : undefined;
}

async function serviceOf({ db, vault }: OrdersDeps, number: string) {
  const found = await filedService(db, vault, number);
  return found !== undefined && isLiving(found) ? found : undefined;
}
