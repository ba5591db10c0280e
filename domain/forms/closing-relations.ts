import { canonicalDomain } from '#domain/identifiers/domain.ts';
import { blocks, warns } from '#domain/identifiers/finding.ts';
import type { AnyDraft } from './any-draft.ts';
import { FORM_SOURCE } from './finding.ts';
import { differ, type Relation } from './relation.ts';

const registrationsOf = ({ domainRegistrations = [] }: AnyDraft) => domainRegistrations;

const trimmed = (text: string | undefined) => text?.normalize('NFKC').trim();

function isHeldBySomebodyElse(form: AnyDraft): boolean {
  const name = trimmed(form.subject?.name);
  return registrationsOf(form).some(({ holder }) => differ(trimmed(holder), name));
}

function isAboutOtherDomains(form: AnyDraft): boolean {
  const domains = (form.service?.domains ?? []).map(canonicalDomain);
  const stated = registrationsOf(form).flatMap(({ domain }) => domain ?? []);
  const isUsed = (domain: string) =>
    domains.some((used) => used === domain || used.endsWith(`.${domain}`));
  return domains.length > 0 && stated.some((domain) => !isUsed(canonicalDomain(domain)));
}

function repeatsMaterial({ materials = [] }: AnyDraft): boolean {
  const ids = materials.flatMap(({ id }) => id ?? []);
  return new Set(ids).size < ids.length;
}

const lacksExplanation = ({ reason, remarks = '' }: AnyDraft) =>
  reason === 'other' && remarks.trim() === '';

/** What has to agree in the parts that every filing may end with. */
export const CLOSING_RELATIONS: readonly Relation[] = [
  {
    broken: isHeldBySomebodyElse,
    finding: {
      field: '/domainRegistrations',
      ...warns(
        'form.domain_holder_differs',
        {
          zh: '域名所有者与主体名称不一致。',
          en: 'The holder of a domain is not the subject.',
        },
        {
          zh: '请将域名过户或重新实名至主体名下；部分省份允许为法定代表人。',
          en: 'Pass the domain on to the subject; some provinces accept its legal representative.',
        },
        '备案驳回咨询：域名实名认证信息与备案主体不一致',
      ),
    },
  },
  {
    broken: isAboutOtherDomains,
    finding: {
      field: '/domainRegistrations',
      ...warns(
        'form.registration_of_other_domain',
        {
          zh: '填写了与服务域名无关的域名注册信息。',
          en: 'A registration is stated of a domain that the service does not use.',
        },
        { zh: '请核对域名。', en: 'Check the domain.' },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: repeatsMaterial,
    finding: {
      field: '/materials',
      ...warns(
        'form.material_twice',
        { zh: '同一材料引用了两次。', en: 'A material is named twice.' },
        { zh: '请为每项材料上传各自的文件。', en: 'Upload a file of its own for each.' },
        FORM_SOURCE,
      ),
    },
  },
  {
    broken: lacksExplanation,
    finding: {
      field: '/remarks',
      ...blocks(
        'form.reason_needs_remarks',
        {
          zh: '理由为“其他”时应在备注中说明。',
          en: 'The reason “other” is explained in the remarks.',
        },
        { zh: '请在备注中说明理由。', en: 'Say the reason in the remarks.' },
        FORM_SOURCE,
      ),
    },
  },
];
