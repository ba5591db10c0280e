import type { Bilingual } from '#domain/bilingual.ts';
import {
  changedFields,
  fieldLabel,
  sameJson,
  type ChangedField,
} from '#domain/forms/changed-fields.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { NOT_ISSUED, type RecordKind, type RecordOf } from './records.ts';

/** A field of a record that no form writes: its number, whose it is. */
interface OwnField<Content> {
  readonly field: string;
  readonly label: Bilingual;
  readonly of: (record: Content) => unknown;
}

/** How the difference of two records is found and named: as that of two forms, with what forms don't write. */
interface Reading<Content> {
  readonly form: FilingType;
  readonly asForm: (record: Content) => object;
  readonly own: readonly OwnField<Content>[];
}

const ACCOUNT = { zh: '所属账号', en: 'Account' };

const numberOf = ({ icpNumber }: { readonly icpNumber: string }) =>
  icpNumber === NOT_ISSUED ? undefined : icpNumber;

const accountOf = ({ accountId }: { readonly accountId: string | null }) => accountId ?? undefined;

const READINGS: { readonly [Kind in RecordKind]: Reading<RecordOf[Kind]> } = {
  subject: {
    form: 'newSubject',
    asForm: ({ owner, ...subject }) => ({ subject, subjectOwner: owner }),
    own: [
      {
        field: '/subject/icpNumber',
        label: fieldLabel('/subject/icpNumber', 'change'),
        of: numberOf,
      },
      { field: '/subject/account', label: ACCOUNT, of: accountOf },
    ],
  },
  service: {
    form: 'newSubject',
    asForm: (service) => ({ service }),
    own: [
      {
        field: '/service/icpNumber',
        label: fieldLabel('/service/icpNumber', 'change'),
        of: numberOf,
      },
      { field: '/service/account', label: ACCOUNT, of: accountOf },
    ],
  },
  access: {
    form: 'newAccess',
    asForm: (access) => ({ access }),
    own: [
      {
        field: '/access/otherProvider',
        label: { zh: '其他接入商', en: 'Other provider' },
        of: ({ otherProvider }) => otherProvider ?? undefined,
      },
    ],
  },
};

/**
 * What differs between two versions of a record, field by field, with the names of the forms' fields: those of
 * the registry's own first. Null is a record that is not there.
 */
export function recordDifference<Kind extends RecordKind>(
  kind: Kind,
  before: RecordOf[Kind] | null,
  after: RecordOf[Kind] | null,
): readonly ChangedField[] {
  const { form, asForm, own } = READINGS[kind] as Reading<RecordOf[Kind]>;
  const shaped = (record: RecordOf[Kind] | null) => (record === null ? {} : asForm(record));
  const ownFields = own.flatMap(({ field, label, of }) => {
    const [old, fresh] = [
      before === null ? undefined : of(before),
      after === null ? undefined : of(after),
    ];
    if (sameJson(old, fresh)) return [];
    const values = {
      ...(old !== undefined && { before: old }),
      ...(fresh !== undefined && { after: fresh }),
    };
    return [{ field, label, ...values }];
  });
  return [...ownFields, ...changedFields(shaped(before), shaped(after), form)];
}
