import type { Bilingual } from '#domain/bilingual.ts';
import { CHANGE_KINDS, type RecordChange } from '#domain/registry/record-change.ts';
import { recordDifference } from '#domain/registry/record-difference.ts';
import { NOT_ISSUED, RECORD_KINDS } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
import { readsOrderInClear } from '#orders/clear-reader.ts';
import { changesReadBy } from '#orders/registry/changes-read-by.ts';
import { changesUnder } from '#orders/registry/changes-under.ts';
import { filingReader, type FilingReader } from '#orders/registry/filing-readers.ts';
import { previewOrder, type Preview, type PreviewedOrder } from '#orders/registry/preview.ts';
import type { ApiDeps } from '../ports.ts';
import { showTo } from './record-views.ts';

type AboutSubject = PreviewedOrder & { readonly subjectId: string | null };

const WHY_EMPTY: Readonly<Record<Preview['state'], string>> = {
  planned: 'By its form as it stands, the order changes nothing of what is filed here.',
  written: 'The order was granted and changed nothing of what was filed here.',
  without: 'The order has ended without a grant: nothing of what is filed was changed.',
};

/** What is said of corrections that the grant itself does not make. */
const CHANGE_FOLLOWS: Readonly<Record<Preview['state'], Bilingual | null>> = {
  planned: {
    zh: '填写的更正内容不随本订单生效：接入备案成功后，系统自动建立变更备案草稿并填入更正内容，由您补充材料后提交。',
    en: 'The corrections are not made by this order: once it is granted, a draft of a change opens that holds them, for you to complete and submit.',
  },
  written: {
    zh: '填写的更正内容未随本订单生效，已填入随后建立的变更备案草稿。',
    en: 'The corrections were not made by this order: the draft of a change that opened after it holds them.',
  },
  without: null,
};

type Seen = (
  deps: ApiDeps,
  order: AboutSubject,
  changes: readonly RecordChange[],
  reader: FilingReader,
) => Promise<readonly RecordChange[]>;

/** What a reader of the order sees of its changes: a draft may name what is another's. */
const SEEN: Readonly<Record<Preview['state'], Seen>> = {
  planned: ({ db }, _order, changes, reader) => changesReadBy(db, reader, changes),
  written: async ({ db }, { subjectId }, changes, { all }) =>
    all ? changes : changesUnder(db, subjectId, changes),
  without: () => Promise.resolve([]),
};

/** What an order will change, or has changed, as one reader sees it. */
export async function previewView(deps: ApiDeps, order: AboutSubject, actor: Actor) {
  const { state, changes: all, changeFollows } = await previewOrder(deps, order);
  const reader = await filingReader(deps.db, actor);
  const changes = await SEEN[state](deps, order, all, reader);
  const differences = changes.map(differencesOf);
  const inClear = await readsOrderInClear(deps.db, actor, 'orders.effect', order.orderNo);
  const show = await showTo(deps.db, actor, differences.flat(), inClear);
  return {
    ...{ orderNo: order.orderNo, state },
    changes: changes.map((change, index) => ({
      ...{ kind: change.kind, change: change.change, number: numberOf(change) },
      kindTitle: RECORD_KINDS[change.kind],
      changeTitle: CHANGE_KINDS[change.change],
      differences: (differences[index] ?? []).map(show),
    })),
    afterwards: changeFollows ? CHANGE_FOLLOWS[state] : null,
    empty: changes.length > 0 ? null : WHY_EMPTY[state],
  };
}

const differencesOf = ({ kind, before, after }: RecordChange) =>
  recordDifference(kind, before, after);

/** The number that a record is filed under; an access is its service's. */
function numberOf({ before, after }: RecordChange): string | null {
  const record = after ?? before;
  if (record === null) return null;
  const number = 'icpNumber' in record ? record.icpNumber : record.serviceNumber;
  return number === NOT_ISSUED ? null : number;
}
