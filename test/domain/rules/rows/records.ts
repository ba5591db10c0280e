import { changed, known, nothingKnown } from '../patches.ts';
import { row, type Row } from '../row.ts';

/** A province without rules of its own, where only what all ask is seen. */
const C = '重庆';

const NEW_SERVICE = { filingType: 'newService' } as const;

const NEW_ACCESS = { filingType: 'newAccess' } as const;

const TRANSFER = { filingType: 'transfer' } as const;

const CHANGE = { filingType: 'change' } as const;

const CANCEL = { filingType: 'cancelAccess' } as const;

export const RECORD_ROWS: readonly Row[] = [
  row(C, 'nothing wrong'),
  ...(
    ['newService', 'newAccess', 'change', 'cancelAccess', 'deregisterSubject', 'claim'] as const
  ).map((filingType) => row(C, `nothing wrong with a ${filingType}`, [], [], { filingType })),
  row(C, 'nobody has asked the record', [nothingKnown], [], {
    open: [
      'general.open_order: openOrder',
      'general.subject_filed_already: subjectFiled',
      'general.subject_is_shell: subjectIsShell',
      'general.one_subject_an_account: otherSubjectInAccount',
      'general.filings_on_a_server: filingsOnServer',
      'general.only_the_domain_is_filed: onlyDomainFiled',
      'general.mobile_of_another_subject: numbersUsedElsewhere',
      'general.domain_of_another_subject: domainsUsedElsewhere',
    ],
  }),
  row(
    C,
    'an open order',
    [known({ openOrder: true })],
    ['blocks general.open_order /subject/certificateNumber'],
  ),
  row(
    C,
    'an open order of what is to be cancelled',
    [known({ openOrder: true })],
    ['blocks general.open_order /subject/certificateNumber'],
    CANCEL,
  ),
  row(
    C,
    'an open order of what is to be transferred',
    [known({ openOrder: true })],
    ['blocks general.open_order /subject/certificateNumber'],
    TRANSFER,
  ),
  row(
    C,
    'an open order of the receiver',
    [known({ receiverOpenOrder: true })],
    ['blocks general.receiver_open_order /receiver/account'],
    TRANSFER,
  ),
  row(C, 'a transfer that nothing stands against', [], [], TRANSFER),
  row(
    C,
    'a new service of a subject that is filed nowhere',
    [known({ subjectUnfiled: true })],
    ['blocks general.subject_not_filed /subject/icpNumber'],
    NEW_SERVICE,
  ),
  row(
    C,
    'a new access of a service that is filed nowhere',
    [known({ serviceUnfiled: true })],
    ['blocks general.service_not_filed /service/icpNumber'],
    NEW_ACCESS,
  ),
  row(
    C,
    'a domain that is filed, and a certificate that is not',
    [known({ onlyDomainFiled: true })],
    ['informs general.only_the_domain_is_filed /service/domains'],
  ),
  row(
    C,
    'a subject that is filed',
    [known({ subjectFiled: true })],
    ['blocks general.subject_filed_already /subject/certificateNumber'],
  ),
  row(C, 'a filed subject with a new service', [known({ subjectFiled: true })], [], NEW_SERVICE),
  row(
    C,
    'a shell',
    [known({ subjectIsShell: true })],
    ['blocks general.subject_is_shell /subject/certificateNumber'],
  ),
  row(C, 'a shell that changes', [known({ subjectIsShell: true })], [], CHANGE),
  row(
    '云南',
    'a shell that files anew where it may add',
    [known({ subjectIsShell: true })],
    ['blocks general.shell_adds_services /subject/certificateNumber'],
  ),
  row('云南', 'a shell that adds where it may', [known({ subjectIsShell: true })], [], NEW_SERVICE),
  row('云南', 'no shell'),
  row(
    C,
    'an account with another subject',
    [known({ otherSubjectInAccount: true })],
    ['blocks general.one_subject_an_account /subject/certificateNumber'],
  ),
  row(
    C,
    'a new access in an account with another subject',
    [known({ otherSubjectInAccount: true })],
    ['blocks general.one_subject_an_account /subject/certificateNumber'],
    NEW_ACCESS,
  ),
  row(
    C,
    'the last access',
    [known({ lastAccess: true })],
    ['blocks general.last_access /service/icpNumber'],
    CANCEL,
  ),
  row(C, 'not the last access', [], [], CANCEL),
  row(
    C,
    'an access of which nobody has told whether it is the last',
    [known({ lastAccess: undefined, otherAccessUntold: true })],
    ['warns general.other_access_untold /service/icpNumber'],
    { ...CANCEL, open: ['general.last_access: lastAccess'] },
  ),
  row(
    C,
    'a change beside a new access',
    [known({ openFilingTypes: ['newAccess'] })],
    ['blocks general.change_beside_addition /subject/name'],
    CHANGE,
  ),
  row(C, 'a change beside a transfer', [known({ openFilingTypes: ['transfer'] })], [], CHANGE),
  row(
    C,
    'a new service beside a change',
    [known({ openFilingTypes: ['change'] })],
    ['blocks general.addition_beside_change /service/name'],
    NEW_SERVICE,
  ),
  row(
    C,
    'a new service beside another',
    [known({ openFilingTypes: ['newService'] })],
    [],
    NEW_SERVICE,
  ),
  row(
    C,
    'a new service, and nobody knows what is open',
    [known({ openFilingTypes: undefined })],
    [],
    { ...NEW_SERVICE, open: ['general.addition_beside_change: openFilingTypes'] },
  ),
  row(
    C,
    'a changed province',
    [changed('subject/province', 'subject/city')],
    ['blocks general.fixed_in_a_change /subject/province'],
    CHANGE,
  ),
  row(
    C,
    'a changed nature and certificate type',
    [changed('subject/nature', 'subject/certificateType')],
    [
      'blocks general.fixed_in_a_change /subject/nature',
      'blocks general.fixed_in_a_change /subject/certificateType',
    ],
    CHANGE,
  ),
  row(
    C,
    'a changed certificate number',
    [changed('subject/certificateNumber')],
    ['warns general.certificate_number_in_a_change /subject/certificateNumber'],
    CHANGE,
  ),
  row(C, 'a changed name', [changed('subject/name')], [], CHANGE),
  row(C, 'a change compared with nothing', [(facts) => ({ ...facts, changed: undefined })], [], {
    ...CHANGE,
    open: [
      'general.fixed_in_a_change: changedFields',
      'general.certificate_number_in_a_change: changedFields',
    ],
  }),
  row(
    C,
    'the sixth filing on a server',
    [known({ filingsOnServer: 5 })],
    ['blocks general.filings_on_a_server /service/ipAddresses'],
  ),
  row(C, 'the fifth filing on a server', [known({ filingsOnServer: 4 })]),
];
