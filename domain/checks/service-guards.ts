import type { FilingType } from '#domain/filing-types.ts';
import type { RecordGuard } from './record-guard.ts';

const OF_A_SERVICE: FilingType[] = ['change', 'cancelAccess', 'deregisterService', 'transfer'];

const WITH_NEW_ACCESS: FilingType[] = [...OF_A_SERVICE, 'newAccess'];

/** The service that an order names is filed here, lives, is the account's, and we carry it, or do not yet. */
export const SERVICE_GUARDS: readonly RecordGuard[] = [
  {
    code: 'record.service_unknown',
    filingTypes: OF_A_SERVICE,
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service }) => service === 'unknown',
    text: {
      zh: '本接入商没有这个服务备案号的备案。',
      en: 'No service with this filing number is filed here.',
    },
    remedy: {
      zh: '请核对服务备案号；通过其他接入商备案的，请先办理新增接入。',
      en: 'Check the number; what was filed through another provider first gets a new access here.',
    },
  },
  {
    code: 'record.service_ended',
    filingTypes: WITH_NEW_ACCESS,
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service }) => service === 'ended',
    text: { zh: '该服务的备案已注销。', en: 'The filing of this service has ended.' },
    remedy: {
      zh: '请放弃订单；再次使用该服务须新增服务。',
      en: 'Abandon the order; to use the service again file it as a new service.',
    },
  },
  {
    code: 'record.service_of_another_account',
    filingTypes: WITH_NEW_ACCESS,
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service }) => service === 'another',
    text: {
      zh: '该服务属于另一个账号。',
      en: 'This service belongs to another account.',
    },
    remedy: {
      zh: '请用该账号办理，或由该账号将服务转移给您；如有异议，请联系接入商申诉。',
      en: 'Act with that account, or let it transfer the service to you; to dispute it, write to the provider.',
    },
  },
  {
    code: 'record.service_of_nobody',
    filingTypes: WITH_NEW_ACCESS,
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service }) => service === 'nobodys',
    text: { zh: '该服务尚未归入任何账号。', en: 'This service is in no account yet.' },
    remedy: { zh: '请先认领备案。', en: 'Claim the filing first.' },
  },
  {
    code: 'record.service_of_other_subject',
    filingTypes: WITH_NEW_ACCESS,
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service, differs }) => service === 'own' && differs.includes('/service/icpNumber'),
    text: {
      zh: '该服务备案在另一个主体名下。',
      en: 'This service is filed under another subject.',
    },
    remedy: {
      zh: '请填写该服务所属主体的备案号和证件。',
      en: 'Name the subject that the service is filed under.',
    },
  },
  {
    code: 'record.service_kind_differs',
    filingTypes: WITH_NEW_ACCESS,
    severity: 'blocks',
    field: '/service/kind',
    broken: ({ service, differs }) => service === 'own' && differs.includes('/service/kind'),
    text: {
      zh: '服务类型与备案记录不一致。',
      en: 'The kind of the service is not the one on record.',
    },
    remedy: { zh: '请按备案记录选择。', en: 'Choose the kind that is filed.' },
  },
  {
    code: 'record.service_name_differs',
    filingTypes: WITH_NEW_ACCESS,
    // As with a subject's name: the record may lag behind.
    severity: 'warns',
    field: '/service/name',
    broken: ({ service, differs }) => service === 'own' && differs.includes('/service/name'),
    text: {
      zh: '所填服务名称与备案记录不一致。',
      en: 'The name of the service is not the one on record.',
    },
    remedy: {
      zh: '请按备案记录填写；要更名的，请办理变更备案。',
      en: 'Enter it as it is filed; a new name is filed by a change.',
    },
  },
  {
    code: 'record.not_our_access',
    filingTypes: ['cancelAccess'],
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service, accessHere }) => service === 'own' && accessHere === false,
    text: {
      zh: '该服务的接入不在本接入商，不能由本接入商取消。',
      en: 'We do not carry this service: only its own provider cancels an access.',
    },
    remedy: {
      zh: '请向实际接入的接入商申请取消接入。',
      en: 'Ask the provider that carries it.',
    },
  },
  {
    code: 'record.access_here_already',
    filingTypes: ['newAccess'],
    severity: 'blocks',
    field: '/service/icpNumber',
    broken: ({ service, accessHere }) => service === 'own' && accessHere === true,
    text: {
      zh: '该服务已在本接入商接入。',
      en: 'This service has its access here already.',
    },
    remedy: {
      zh: '如需修改服务器地址等信息，请办理变更备案。',
      en: 'To change its addresses or anything else, file a change.',
    },
  },
];
