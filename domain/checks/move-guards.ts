import type { Bilingual } from '#domain/bilingual.ts';
import type { Severity } from '#domain/identifiers/finding.ts';
import type { RecordGuard } from './record-guard.ts';
import type { ReceiverStanding, Standing } from './record-standing.ts';

const claims = (
  code: string,
  standing: Standing,
  { text, remedy }: { text: Bilingual; remedy: Bilingual },
): RecordGuard => ({
  ...{ code, filingTypes: ['claim'], severity: 'blocks', field: '/services', text, remedy },
  broken: ({ claimed }) => claimed.includes(standing),
});

const receives = (
  code: string,
  standing: ReceiverStanding,
  { text, remedy }: { text: Bilingual; remedy: Bilingual },
  {
    field = '/receiver/account',
    severity = 'blocks',
  }: { field?: string; severity?: Severity } = {},
): RecordGuard => ({
  ...{ code, filingTypes: ['transfer'], severity, field, text, remedy },
  broken: ({ receiver }) => receiver === standing,
});

/** Between whom filings may move: a claim takes what is nobody's, a transfer gives to an account that can have it. */
export const MOVE_GUARDS: readonly RecordGuard[] = [
  claims('record.claimed_service_unknown', 'unknown', {
    text: {
      zh: '所认领的服务中，有本接入商没有的备案号，或不属于该主体。',
      en: 'A service that is claimed is not filed here under this subject.',
    },
    remedy: {
      zh: '请核对服务备案号；不填写表示认领该主体的全部服务。',
      en: 'Check the numbers; leave the list out to claim all of the subject.',
    },
  }),
  claims('record.claimed_service_ended', 'ended', {
    text: {
      zh: '所认领的服务中，有已注销的服务。',
      en: 'The filing of a service that is claimed has ended.',
    },
    remedy: { zh: '请从认领的服务中删除它。', en: 'Take it off the list.' },
  }),
  claims('record.claimed_service_of_another_account', 'another', {
    text: {
      zh: '所认领的服务中，有属于另一个账号的服务。',
      en: 'A service that is claimed belongs to another account.',
    },
    remedy: {
      zh: '请由该账号转移；如有异议，请联系接入商申诉。',
      en: 'Let that account transfer it; to dispute it, write to the provider.',
    },
  }),
  {
    code: 'record.nothing_to_claim',
    filingTypes: ['claim'],
    severity: 'blocks',
    field: '/subject/icpNumber',
    broken: ({ subject, claimable }) => (subject === 'own' || subject === 'nobodys') && !claimable,
    text: {
      zh: '该主体及其服务都已归入账号，没有可认领的备案。',
      en: 'There is nothing left to claim of this subject.',
    },
    remedy: {
      zh: '请在“我的备案”中查看。',
      en: 'Look at your filings; services of other accounts are transferred by them.',
    },
  },
  receives('record.receiver_unknown', 'unknown', {
    text: {
      zh: '没有可以接收服务的这个账号。',
      en: 'There is no account of this name that could receive a service.',
    },
    remedy: {
      zh: '请向接收方核对其在本接入商的账号。',
      en: 'Ask the receiver for the name of its account here.',
    },
  }),
  receives('record.receiver_is_oneself', 'itself', {
    text: { zh: '服务已在您的账号下。', en: 'The service is in your account already.' },
    remedy: { zh: '请填写另一个账号。', en: 'Name another account.' },
  }),
  receives('record.receiver_is_sub_user', 'subUser', {
    text: {
      zh: '所填为子用户，备案只归属主账号。',
      en: 'This is a sub-user: filings belong to main accounts.',
    },
    remedy: { zh: '请填写接收方的主账号。', en: 'Name the main account of the receiver.' },
  }),
  receives('record.receiver_is_individual', 'individual', {
    text: {
      zh: '接收方主体为个人，服务不能转移给个人。',
      en: 'The receiving subject is an individual: a service does not move to one.',
    },
    remedy: {
      zh: '请转移给单位的账号，或由个人自行新增服务。',
      en: 'Transfer it to the account of an organisation, or let the individual file a new service.',
    },
  }),
  receives(
    'record.receiver_name_differs',
    'otherName',
    {
      text: {
        zh: '接收方账号的主体名称与所填不一致。',
        en: 'The subject of the receiving account has another name.',
      },
      remedy: {
        zh: '请向接收方核对账号和主体名称。',
        en: 'Check account and name with the receiver.',
      },
    },
    { field: '/receiver/subjectName' },
  ),
  receives(
    'record.receiver_without_subject',
    'withoutSubject',
    {
      text: {
        zh: '接收方账号尚无已备案的主体，无法核对名称。',
        en: 'The receiving account has no filed subject yet: its name can’t be checked.',
      },
      remedy: {
        zh: '请向接收方核对账号。',
        en: 'Check the account with the receiver.',
      },
    },
    { severity: 'warns' },
  ),
];
