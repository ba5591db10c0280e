import { choiceOf, group, optionalText, text } from './fields.ts';
import { domains, SERVICE_KINDS } from './service.ts';
import { subjectIdentity } from './subject.ts';

/** A subject that the authority has on file, and what it is known by: a change leaves all of it as it is. */
export const FiledSubjectSchema = group(
  {
    ...{ zh: '已备案主体', en: 'Filed subject' },
    help: { zh: '与工信部公共查询一致。', en: "As in the ministry's public query." },
  },
  {
    icpNumber: text(
      {
        ...{ zh: '主体备案号', en: 'Filing number of the subject', example: '津ICP备2026000001号' },
        help: { zh: '不含服务序号。', en: 'Without the index of a service.' },
        rule: '<省>ICP备<8–10>号',
      },
      64,
    ),
    ...subjectIdentity,
  },
);

const FILED_SERVICE = {
  ...{ zh: '已备案服务', en: 'Filed service' },
  help: { zh: '与工信部公共查询一致。', en: "As in the ministry's public query." },
} as const;

/** A service that the authority has on file. */
export const FiledServiceSchema = group(FILED_SERVICE, {
  icpNumber: text(
    {
      ...{ zh: '服务备案号', en: 'Filing number of the service' },
      help: {
        zh: '主体备案号加序号，网站如 -1，APP 如 -2A。',
        en: "The subject's number with an index: -1 for a website, -2A for an app.",
      },
      example: '津ICP备2026000001号-1',
      rule: '<省>ICP备<8–10>号-<n>[A|X|K]',
    },
    64,
  ),
  kind: choiceOf({ zh: '服务类型', en: 'Kind of service' }, SERVICE_KINDS),
  name: text(
    {
      ...{ zh: '已备案的服务名称', en: 'Name of the service on file', example: '清禾茶业官网' },
      help: { zh: '与备案信息一致。', en: 'As it is filed.' },
    },
    512,
  ),
});

/** The same, of a service that this provider does not know yet: with its domains. */
export const FiledServiceWithDomainsSchema = group(FILED_SERVICE, {
  ...FiledServiceSchema.properties,
  domains,
});

/** The password that the bureau gave with the filing: it lets another provider report about it. */
export const filingPassword = optionalText(
  {
    ...{ zh: '备案密码', en: 'Filing password', example: 'aB3dE6gH' },
    help: {
      zh: '管局在备案成功时发给主体的密码；遗忘的可在管局网站找回。',
      en: 'Given by the bureau when the subject was filed; its website helps who forgot it.',
    },
    rule: '企业系统接口规范 V3.0：ICPmm',
  },
  64,
);
