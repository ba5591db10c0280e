import { blocks, warns } from '#domain/identifiers/finding.ts';
import { isOfSameOrganisation } from '#domain/identifiers/organisation-code.ts';
import type { AnyDraft } from './any-draft.ts';
import { FORM_SOURCE } from './finding.ts';
import { numberOf, same, type Relation } from './relation.ts';
import { saysSomething } from './says-something.ts';

const changesNothing = ({ changes }: AnyDraft) => !saysSomething(changes);

const changesUnnamedService = ({ service, changes }: AnyDraft) =>
  saysSomething(changes?.service) && service === undefined;

function changesKind({ service, changes }: AnyDraft): boolean {
  const kind = changes?.service?.kind;
  return !!kind && !!service?.kind && kind !== service.kind;
}

function changesOrganisation({ subject, changes }: AnyDraft): boolean {
  const [filed, given] = [numberOf(subject), numberOf(changes?.subject)];
  if (!filed || !given || same(filed, given)) return false;
  return !isOfSameOrganisation(given, filed);
}

/** What has to agree between a record and the changes to it. */
export const CHANGE_RELATIONS: readonly Relation[] = [
  {
    broken: changesUnnamedService,
    finding: {
      field: '/service',
      ...blocks(
        'form.changed_service_not_named',
        {
          zh: '填写了服务信息变更，但未指明是哪一个服务。',
          en: 'A service is changed, but it is not said which.',
        },
        { zh: '请填写要变更的服务备案号。', en: 'Name the service by its filing number.' },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: changesKind,
    finding: {
      field: '/changes/service/kind',
      ...blocks(
        'form.kind_cannot_change',
        { zh: '服务类型不能变更。', en: 'The kind of a service can’t change.' },
        {
          zh: '请注销该服务后新增服务。',
          en: 'Deregister the service and file the other one as a new service.',
        },
        '变更备案：服务类型不支持修改',
      ),
    },
  },
  {
    broken: changesOrganisation,
    finding: {
      field: '/changes/subject/certificateNumber',
      ...blocks(
        'form.certificate_cannot_change',
        {
          zh: '主体证件号码不能变更，旧组织机构代码换为同一单位的统一社会信用代码除外。',
          en: 'The certificate number can’t change, but from an old organisation code to the credit code of the same organisation.',
        },
        {
          zh: '主体更换的，请注销主体后重新备案。',
          en: 'Where another body runs the services, deregister the subject and file anew.',
        },
        '变更备案：备案省市、主办单位性质、证件类型不支持修改',
      ),
    },
  },
];

/** A change that changes nothing; a further access may come without changes. */
export const NOTHING_CHANGED: Relation = {
  broken: changesNothing,
  finding: {
    field: '/changes',
    ...blocks(
      'form.nothing_changed',
      { zh: '没有填写任何变更内容。', en: 'Nothing is changed.' },
      { zh: '请填写要变更的字段。', en: 'Fill in the fields that change.' },
      FORM_SOURCE,
    ),
  },
};

/** Corrections beside a further access: its block of the ministry's interface (XZJR) has no place for them. */
export const CORRECTIONS_FOLLOW: Relation = {
  broken: ({ changes }) => saysSomething(changes),
  finding: {
    field: '/changes',
    ...warns(
      'form.corrections_follow_as_change',
      {
        zh: '管局接口的新增接入没有更正备案信息的位置：接入备案成功后，更正内容另作为一个变更备案订单办理，管局审核另需 1–20 个工作日。',
        en: "The bureaus' interface has no place for corrections beside a new access: they follow as a change once the access is granted, 1–20 working days more at the bureau.",
      },
      {
        zh: '无需修改。接入备案成功后，系统自动建立变更备案草稿并填入更正内容，请补充材料和本接入商尚无记录的备案信息后提交。',
        en: 'Nothing to mend: with the grant a draft of the change opens that holds your corrections; add its materials, and what of the filing is not on record here, and submit it.',
      },
      '企业系统接口规范 V3.0：XZJR',
    ),
  },
};
