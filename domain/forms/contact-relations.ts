import type { Bilingual } from '#domain/bilingual.ts';
import { blocks, warns } from '#domain/identifiers/finding.ts';
import type { PersonDraft } from './any-draft.ts';
import type { Finding } from './finding.ts';
import { differ, numberOf, same, type Relation } from './relation.ts';

const differentPersons = (a: PersonDraft | undefined, b: PersonDraft | undefined) =>
  differ(numberOf(a), numberOf(b));

const mobileIsEmergency = (person: PersonDraft | undefined) =>
  same(person?.mobile, person?.emergencyNumber);

const mobileIsEmergencyFinding = (field: string): Finding => ({
  field,
  ...blocks(
    'form.emergency_number_is_mobile',
    {
      zh: '应急联系电话与本人手机号码相同。',
      en: "The emergency number is the person's own mobile.",
    },
    { zh: '请填写另一个可接通的号码。', en: 'Enter another number that is answered.' },
    '备案驳回咨询：联系方式问题',
  ),
});

const shared = (what: Bilingual, code: string, field: string): Finding => ({
  field,
  ...warns(
    code,
    {
      zh: `主体负责人与服务负责人不是同一人，${what.zh}却相同。`,
      en: `Subject owner and service owner are different persons with the same ${what.en}.`,
    },
    {
      zh: '请填写各自本人的联系方式。',
      en: "Enter each person's own contact details.",
    },
    '备案驳回咨询：联系方式问题',
  ),
});

/** What a person's contact details may share: nothing with each other, nothing with another person's. */
export const CONTACT_RELATIONS: readonly Relation[] = [
  {
    broken: ({ subjectOwner }) => mobileIsEmergency(subjectOwner),
    finding: mobileIsEmergencyFinding('/subjectOwner/emergencyNumber'),
  },
  {
    broken: ({ service }) => mobileIsEmergency(service?.owner),
    finding: mobileIsEmergencyFinding('/service/owner/emergencyNumber'),
  },
  {
    broken: ({ subjectOwner, service }) =>
      differentPersons(subjectOwner, service?.owner) &&
      same(subjectOwner?.mobile, service?.owner?.mobile),
    finding: shared(
      { zh: '手机号码', en: 'mobile' },
      'form.shared_mobile',
      '/service/owner/mobile',
    ),
  },
  {
    broken: ({ subjectOwner, service }) =>
      differentPersons(subjectOwner, service?.owner) &&
      same(subjectOwner?.email, service?.owner?.email),
    finding: shared({ zh: '电子邮箱', en: 'e-mail' }, 'form.shared_email', '/service/owner/email'),
  },
];
