import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { valueAt } from '#domain/forms/finding.ts';
import type { ServiceRecord, SubjectRecord } from '#domain/registry/records.ts';
import type { CheckFinding } from './finding.ts';

/** The filing types that report a whole snapshot (BGBA), and so want what nobody told us of the filing. */
const WHOLE: readonly FilingType[] = ['change'];

/** Whether a filing of this type needs all of what is filed. */
export const needsWholeRecord = (filingType: FilingType): boolean => WHOLE.includes(filingType);

/** What is filed of what a form names, as far as it is known here. */
export interface KnownRecords {
  readonly subject: SubjectRecord | null;
  readonly service: ServiceRecord | null;
}

const PERSON = ['name', 'mobile', 'emergencyNumber', 'email'];

const under = (at: string, keys: readonly string[]) => keys.map((key) => `${at}/${key}`);

/** What the snapshot of each record wants, as places in the record; the changes to it lie under `changes`. */
const WANTED = {
  subject: { at: '/changes/subject', fields: ['/domicile'] },
  subjectOwner: { at: '/changes/subjectOwner', fields: under('', PERSON) },
  service: {
    at: '/changes/service',
    fields: ['/contentTypes', '/languages', ...under('/owner', PERSON)],
  },
};

const finding = (field: string): CheckFinding => ({
  ...{ code: 'record.known_in_part', severity: 'warns', field },
  source: '企业系统接口规范 V3.0：BGBA',
  text: {
    zh: '该备案通过其他接入商办理，本接入商没有这一项的记录；变更须填报全部备案信息，缺少的会在报送时被退回。',
    en: 'This was filed through another provider and is not on record here; a change is reported as a whole, and without it the order comes back when it is reported.',
  },
  remedy: {
    zh: '请在变更内容中按已备案的内容填写此项。',
    en: 'Fill it in among the changes, as it is filed.',
  },
});

/** A record of which no owner is known came with a new access: its form says who and where, and no more. */
const isKnownInPart = (record: SubjectRecord | ServiceRecord | null): boolean =>
  record !== null && Object.keys(record.owner).length === 0;

/**
 * What a form leaves to the record that the record does not have, field by field: said before anybody reviews
 * it, since the report would come back for it.
 */
export function knownInPart(form: AnyDraft, { subject, service }: KnownRecords): CheckFinding[] {
  const parts = [
    ...(isKnownInPart(subject)
      ? [
          { ...WANTED.subject, record: subject },
          { ...WANTED.subjectOwner, record: subject?.owner },
        ]
      : []),
    ...(isKnownInPart(service) ? [{ ...WANTED.service, record: service }] : []),
  ];
  return parts.flatMap(({ at, fields, record }) =>
    fields
      .filter((field) => isEmpty(valueAt(record, field)) && isEmpty(valueAt(form, at + field)))
      .map((field) => finding(at + field)),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
