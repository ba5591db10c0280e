import type { Bilingual } from '#domain/bilingual.ts';
import { sameJson } from '#domain/forms/changed-fields.ts';
import { isLiving, type RecordKind, type RecordOf, type Standing } from './records.ts';

/** What can happen to a record. */
export const CHANGE_KINDS = {
  created: { zh: '新增', en: 'Filed' },
  changed: { zh: '变更', en: 'Changed' },
  ended: { zh: '终止', en: 'Ended' },
} as const satisfies Record<string, Bilingual>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

type ChangeOf<Kind extends RecordKind> = {
  readonly kind: Kind;
  readonly change: ChangeKind;
  /** Null where it stands nowhere yet. */
  readonly id: string | null;
  readonly before: RecordOf[Kind] | null;
  readonly after: RecordOf[Kind] | null;
};

/** What becomes of one record: as it was and as it is afterwards. */
export type RecordChange = { [Kind in RecordKind]: ChangeOf<Kind> }[RecordKind];

type Known<Kind extends RecordKind> = Standing<RecordOf[Kind]> | undefined;

/** A record is filed as `after` says: it comes into being, or changes; nothing where it says that already. */
export function filedAs<Kind extends RecordKind>(
  kind: Kind,
  known: Known<Kind>,
  after: RecordOf[Kind],
): RecordChange[] {
  const before = known !== undefined && isLiving(known) ? known.record : null;
  if (before !== null && sameJson(before, after)) return [];
  const change = before === null ? 'created' : 'changed';
  return [{ kind, change, id: known?.id ?? null, before, after } as RecordChange];
}

/** A record is filed no longer; nothing where it had ended already. */
export function ended<Kind extends RecordKind>(kind: Kind, known: Known<Kind>): RecordChange[] {
  if (known === undefined || !isLiving(known)) return [];
  const { id, record } = known;
  return [{ kind, change: 'ended', id, before: record, after: null } as RecordChange];
}
