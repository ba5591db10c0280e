import Type from 'typebox';
import { group, type Label } from './fields.ts';
import { person } from './person.ts';
import { kindOf, SERVICE_KINDS, serviceFields } from './service.ts';
import { subjectDetails, subjectIdentity } from './subject.ts';

type Optional<Properties extends Type.TProperties> = {
  [Key in keyof Properties]: Type.TOptional<Properties[Key]>;
};

/** Every field may be left out, and then stays as it is filed; what is there has to be complete. */
function optional<Properties extends Type.TProperties>(properties: Properties) {
  const entries = Object.entries(properties).map(([key, part]) => [key, Type.Optional(part)]);
  return Object.fromEntries(entries) as Optional<Properties>;
}

const changesOf = <Properties extends Type.TProperties>(label: Label, properties: Properties) =>
  Type.Optional(group(label, optional(properties)));

const NEW_VALUES = {
  zh: '只填写要变更的字段，其余保持备案时的内容。',
  en: 'Only the fields that change; the others stay as they are filed.',
} as const;

const { certificateNumber, name } = subjectIdentity;

const ownerChanges = changesOf(
  { zh: '互联网信息服务负责人变更', en: 'Changes to the service owner', help: NEW_VALUES },
  person('互联网信息服务负责人', 'Service owner').properties,
);

const serviceChanges = Type.Optional(
  Type.Union(
    [
      group(SERVICE_KINDS.website, {
        kind: kindOf('website'),
        ...optional(serviceFields.website),
        owner: ownerChanges,
      }),
      group(SERVICE_KINDS.app, {
        kind: kindOf('app'),
        ...optional(serviceFields.app),
        owner: ownerChanges,
      }),
    ],
    { title: '服务信息变更 · Changes to the service' },
  ),
);

/**
 * Changes as a difference to the record: what is left out stays as it is filed, an optional text that is
 * empty is taken out. Province, nature and certificate type can't change; the number only from an old
 * organisation code to the credit code of the same organisation.
 */
export const ChangesSchema = group(
  { zh: '变更内容', en: 'Changes', help: NEW_VALUES },
  {
    subject: changesOf(
      { zh: '主体信息变更', en: 'Changes to the subject', help: NEW_VALUES },
      { certificateNumber, name, ...subjectDetails },
    ),
    subjectOwner: changesOf(
      { zh: '主体负责人变更', en: 'Changes to the subject owner', help: NEW_VALUES },
      person('主体负责人', 'Subject owner').properties,
    ),
    service: serviceChanges,
  },
);

export type Changes = Type.Static<typeof ChangesSchema>;
