import { CHANGE_KINDS, type RecordChange } from '#domain/registry/record-change.ts';
import { recordDifference } from '#domain/registry/record-difference.ts';
import { NOT_ISSUED, RECORD_KINDS } from '#domain/registry/records.ts';
import type { Actor } from '#domain/roles.ts';
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
  const { state, changes: all } = await previewOrder(deps, order);
  const reader = await filingReader(deps.db, actor);
  const changes = await SEEN[state](deps, order, all, reader);
  const differences = changes.map(differencesOf);
  const show = await showTo(deps.db, actor, differences.flat());
  return {
    ...{ orderNo: order.orderNo, state },
    changes: changes.map((change, index) => ({
      ...{ kind: change.kind, change: change.change, number: numberOf(change) },
      kindTitle: RECORD_KINDS[change.kind],
      changeTitle: CHANGE_KINDS[change.change],
      differences: (differences[index] ?? []).map(show),
    })),
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
