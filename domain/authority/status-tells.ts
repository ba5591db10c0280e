import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';

const STAYS_HERE: Bilingual = {
  zh: '此类申请不经过管局，无需查询。',
  en: 'Such a filing never goes to the bureau: there is nothing to ask.',
};

/**
 * What the authority's query can tell of a report of each filing type, for whoever asks: exactly what
 * status-evidence.ts makes of its answers. Of a refusal it tells nothing, whatever the type.
 */
export const STATUS_TELLS: Readonly<Record<FilingType, Bilingual>> = {
  newSubject: {
    zh: '查询可以告知：首个域名与主体证件是否已备案，以及备案号和网站名称。查询不告知驳回。',
    en: 'The query tells whether the first domain and the subject’s certificate are filed, with their numbers and the service’s name. It tells of no refusal.',
  },
  newService: {
    zh: '查询可以告知：首个域名是否已备案，以及备案号和网站名称。查询不告知驳回。',
    en: 'The query tells whether the first domain is filed, with its number and the service’s name. It tells of no refusal.',
  },
  newAccess: {
    zh: '查询不告知接入，也不告知接入的数量：新增接入的结果无法通过查询得知。',
    en: 'The query tells of no access, nor how many there are: how a further access stands cannot be told by it.',
  },
  change: {
    zh: '查询可以告知：服务的新名称、新增和移除的域名（合计不超过 20 个）。主体信息、负责人及其他内容的变更无法通过查询得知；查询不告知驳回。',
    en: 'The query tells of a service’s new name, and of up to 20 domains that came or went. A change of the subject, of a person or of anything else cannot be told by it, nor can a refusal.',
  },
  cancelAccess: {
    zh: '查询不告知接入，也不告知接入的数量：取消接入的结果无法通过查询得知。',
    en: 'The query tells of no access, nor how many there are: how a cancellation of one stands cannot be told by it.',
  },
  deregisterService: {
    zh: '查询可以告知：该服务的全部域名（不超过 20 个；无域名的应用无法查询）是否仍已备案；须曾查询到已备案，之后查询到均未备案，才能证明已注销。查询不告知驳回。',
    en: 'The query tells whether the service’s domains, up to 20, are still filed; of an app without domains it tells nothing. Only where it has shown all of them filed, and none of them later, is the service gone. It tells of no refusal.',
  },
  deregisterSubject: {
    zh: '查询可以告知：主体证件是否仍已备案；须曾查询到已备案，之后查询到未备案，才能证明已注销。查询不告知驳回。',
    en: 'The query tells whether the subject’s certificate is still filed. Only where it has shown it filed, and not later, is the subject gone. It tells of no refusal.',
  },
  claim: STAYS_HERE,
  transfer: STAYS_HERE,
};
