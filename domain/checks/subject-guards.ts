import type { FilingType } from '#domain/filing-types.ts';
import type { Differing, RecordStanding } from './record-standing.ts';
import type { RecordGuard } from './record-guard.ts';

/** Filings about a subject as a whole, which must be the account's. */
const OF_THE_SUBJECT: FilingType[] = ['newService', 'deregisterSubject'];

/** Filings about one service, which is the account's even where its subject is not: it was transferred. */
const OF_A_SERVICE: FilingType[] = ['change', 'cancelAccess', 'deregisterService', 'transfer'];

const OF_WHAT_IS_FILED: FilingType[] = [...OF_THE_SUBJECT, ...OF_A_SERVICE, 'newAccess', 'claim'];

/** Filings of which the subject may be filed through another provider and unknown here. */
const MAY_BE_UNKNOWN: FilingType[] = ['newService', 'newAccess'];

const KNOWN_HERE = OF_WHAT_IS_FILED.filter((type) => !MAY_BE_UNKNOWN.includes(type));

/** Where the service is not the account's own, its subject must be. */
const needsSubject = ({ service, changesSubject }: RecordStanding): boolean =>
  service === 'unnamed' || service === 'unknown' || changesSubject;

/**
 * Whose filing it is knows what stands in it: the subject's account, and that of a service under it. To
 * anybody else a form that fits and one that does not are answered alike, or it could be tried out field by
 * field; whoever claims it has nothing but the papers, and a reviewer compares these.
 */
const isTold = ({ reader, subject, service, differs }: RecordStanding): boolean =>
  reader === 'staff' ||
  subject === 'own' ||
  (service === 'own' && !differs.includes('/service/icpNumber'));

const differsAt =
  (field: Differing) =>
  (standing: RecordStanding): boolean =>
    isTold(standing) && standing.differs.includes(field);

/** Not filed under this number, whatever is filed under the certificate. */
const isUnknown = ({ subject, differs }: RecordStanding): boolean =>
  subject === 'unknown' || (subject === 'nobodys' && differs.includes('/subject/icpNumber'));

const identity = (field: Differing, zh: string, en: string): RecordGuard => ({
  code: `record.${field.slice('/subject/'.length).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_differs`,
  filingTypes: OF_WHAT_IS_FILED,
  severity: 'blocks',
  field,
  broken: differsAt(field),
  text: {
    zh: `所填主体${zh}与备案记录不一致；备案后不支持修改。`,
    en: `The ${en} of the subject is not the one on record, and it can’t be changed.`,
  },
  remedy: {
    zh: '请按备案记录填写；确需更换的，请注销主体后重新备案。',
    en: 'Enter it as it is filed; where it has to be another, deregister the subject and file anew.',
  },
});

/** The subject that an order names is filed here, lives, and is the account's; and it is as the order says. */
export const SUBJECT_GUARDS: readonly RecordGuard[] = [
  {
    code: 'record.subject_unknown',
    filingTypes: KNOWN_HERE,
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: isUnknown,
    text: {
      zh: '本接入商没有这个主体备案号的备案。',
      en: 'No subject with this filing number is filed here.',
    },
    remedy: {
      zh: '请核对主体备案号；通过其他接入商备案的，请先办理新增接入。',
      en: 'Check the number; what was filed through another provider first gets a new access here.',
    },
  },
  {
    code: 'record.subject_ended',
    filingTypes: OF_WHAT_IS_FILED,
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: ({ subject }) => subject === 'ended',
    text: { zh: '该主体备案已注销。', en: 'The filing of this subject has ended.' },
    remedy: { zh: '请重新提交首次备案。', en: 'File the subject anew, a first time.' },
  },
  {
    code: 'record.subject_of_another_account',
    filingTypes: [...OF_THE_SUBJECT, 'change', 'newAccess', 'claim'],
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: (standing) => standing.subject === 'another' && needsSubject(standing),
    text: {
      zh: '该主体备案属于另一个账号。',
      en: 'The filing of this subject belongs to another account.',
    },
    remedy: {
      zh: '请用该账号办理，或由该账号转移服务；如有异议，请联系接入商申诉。',
      en: 'Act with that account, or let it transfer the service; to dispute it, write to the provider.',
    },
  },
  {
    code: 'record.subject_of_nobody',
    filingTypes: [...OF_THE_SUBJECT, 'change', 'newAccess'],
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: (standing) => standing.subject === 'nobodys' && needsSubject(standing),
    text: {
      zh: '该主体备案尚未归入任何账号。',
      en: 'The filing of this subject is in no account yet.',
    },
    remedy: { zh: '请先认领备案。', en: 'Claim the filing first.' },
  },
  identity('/subject/province', '省份', 'province'),
  identity('/subject/nature', '性质', 'nature'),
  identity('/subject/certificateType', '证件类型', 'certificate type'),
  identity('/subject/certificateNumber', '证件号码', 'certificate number'),
  {
    code: 'record.subject_number_differs',
    filingTypes: OF_WHAT_IS_FILED,
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: differsAt('/subject/icpNumber'),
    text: {
      zh: '该证件的主体已备案，备案号与所填不同。',
      en: 'The subject of this certificate is filed under another number.',
    },
    remedy: {
      zh: '请填写该主体自己的备案号，见“我的备案”。',
      en: "Enter the subject's own filing number: your filings show it.",
    },
  },
  {
    code: 'record.subject_name_differs',
    filingTypes: OF_WHAT_IS_FILED,
    // The record may lag behind what the ministry shows: a person looks.
    severity: 'warns',
    field: '/subject/name',
    broken: differsAt('/subject/name'),
    text: {
      zh: '所填主体名称与备案记录不一致。',
      en: 'The name of the subject is not the one on record.',
    },
    remedy: {
      zh: '请按备案记录填写；名称已变更的，请办理变更备案。',
      en: 'Enter it as it is filed; a new name is filed by a change.',
    },
  },
  {
    code: 'record.new_certificate_taken',
    filingTypes: ['change', 'newAccess'],
    severity: 'blocks',
    field: '/changes/subject/certificateNumber',
    broken: ({ newCertificateTaken }) => newCertificateTaken,
    text: {
      zh: '变更后的证件已备案在另一个主体名下，或存在进行中的订单。',
      en: 'The new certificate number is filed under another subject, or has an open order.',
    },
    remedy: {
      zh: '同一单位只保留一个主体备案：请完成或放弃该订单，或注销其中一个主体。',
      en: 'A body has one filing: finish or abandon that order, or deregister one of the two subjects.',
    },
  },
  {
    code: 'record.services_of_other_accounts',
    filingTypes: ['deregisterSubject'],
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: ({ subject, othersServices }) => subject === 'own' && othersServices,
    text: {
      zh: '该主体名下有已转移到其他账号的服务，不能注销主体。',
      en: 'Services of this subject were transferred to other accounts: it can’t be deregistered.',
    },
    remedy: {
      zh: '请先由这些账号注销其服务，或转移回来。',
      en: 'Those accounts deregister their services first, or transfer them back.',
    },
  },
];
