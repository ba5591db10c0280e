import { blocks } from '#domain/identifiers/finding.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { AnyDraft } from './any-draft.ts';
import type { Relation } from './relation.ts';

const SOURCE = 'ICP 备案号编码规则';

const numberOfSubject = ({ subject }: AnyDraft) => parseIcpNumber(subject?.icpNumber ?? '');
const numberOfService = ({ service }: AnyDraft) => parseIcpNumber(service?.icpNumber ?? '');

/** Services under a licence (ICP证…, B2-…) have another serial than their subject. */
const isUnderLicence = (serial: string) => !/^\d/.test(serial);

function isInOtherProvince(form: AnyDraft): boolean {
  const province = numberOfSubject(form)?.province;
  return !!province && !!form.subject?.province && province !== form.subject.province;
}

function isOfOtherSubject(form: AnyDraft): boolean {
  const [subject, service] = [numberOfSubject(form), numberOfService(form)];
  if (!subject || !service || isUnderLicence(service.serial)) return false;
  return subject.serial !== service.serial || subject.province !== service.province;
}

function isOfOtherKind(form: AnyDraft): boolean {
  const kind = numberOfService(form)?.service?.kind;
  return !!kind && !!form.service?.kind && kind !== form.service.kind;
}

/** What has to agree between a filed subject and its filed service: their numbers say much. */
export const FILED_RELATIONS: readonly Relation[] = [
  {
    broken: isInOtherProvince,
    finding: {
      field: '/subject/icpNumber',
      ...blocks(
        'form.icp_number_of_other_province',
        {
          zh: '主体备案号的省份简称与所选省份不一致。',
          en: 'The number was issued by another province than the one chosen.',
        },
        {
          zh: '请核对备案号和省份；省份变更须注销后重新备案。',
          en: 'Check both; to move to another province a subject is deregistered and filed anew.',
        },
        SOURCE,
      ),
    },
  },
  {
    broken: isOfOtherSubject,
    finding: {
      field: '/service/icpNumber',
      ...blocks(
        'form.service_of_other_subject',
        {
          zh: '服务备案号不属于所填主体备案号。',
          en: 'The number of the service is not one of this subject.',
        },
        {
          zh: '服务备案号应为主体备案号加序号，请核对。',
          en: "It is the subject's number with an index: check both.",
        },
        SOURCE,
      ),
    },
  },
  {
    broken: isOfOtherKind,
    finding: {
      field: '/service/kind',
      ...blocks(
        'form.service_kind_differs',
        {
          zh: '服务备案号的后缀与服务类型不一致。',
          en: 'The end of the number says another kind of service.',
        },
        {
          zh: '网站无后缀字母，APP 为 A，请核对备案号和服务类型。',
          en: 'A website has no letter, an app has A: check number and kind.',
        },
        SOURCE,
      ),
    },
  },
];
