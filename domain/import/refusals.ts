/** Why a line of an import is not taken, and the way out. Never holds what the line says. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** The column that it is about. */
  readonly column?: string;
}

const refusal =
  (code: string, message: string, remedy: string) =>
  (column?: string): Refusal => ({
    code,
    message,
    remedy,
    ...(column !== undefined && { column }),
  });

/** What an import refuses a line for, beside what the checks of forms find. */
export const REFUSALS = {
  cells: refusal(
    'import.cells',
    'The line has another number of cells than the head of its file.',
    'Put cells that hold a comma, a quote or a line break between quotes (RFC 4180).',
  ),
  missing: refusal(
    'import.cell_missing',
    'A cell that must be filled in is empty.',
    'Fill in the column that is named; docs/import.md says what goes there.',
  ),
  notANumber: refusal(
    'import.id_malformed',
    'An id is not a whole number above 0.',
    'Give the number as the authority’s interface has it, without spaces or letters; or leave it empty.',
  ),
  notADay: refusal(
    'import.day_malformed',
    'This is not a day of the calendar.',
    'Write it as 2030-12-31.',
  ),
  saidTwice: refusal(
    'import.said_twice',
    'The same number, id, certificate or domain stands in an earlier line.',
    'Keep one of the two lines; a domain is filed under one subject only.',
  ),
  noSubject: refusal(
    'import.subject_missing',
    'There is no line for the subject that this belongs to.',
    'Add the subject to subjects.csv, or correct the number of the subject in this line.',
  ),
  noService: refusal(
    'import.service_missing',
    'There is no line for the service that this belongs to.',
    'Add the service to services.csv, or correct the number of the service in this line.',
  ),
  noOwnAccess: refusal(
    'import.access_missing',
    'The service has no access of ours that these addresses could belong to.',
    'Add the access to accesses.csv, with the column otherProvider empty.',
  ),
  partRefused: refusal(
    'import.part_refused',
    'Not written: another line of the same subject is refused, and a subject is taken whole or not at all.',
    'Mend the other line and import again.',
  ),
  unknownAccount: refusal(
    'import.unknown_account',
    'There is no such account here.',
    'Open the account first, or leave the column empty: the filing can be claimed later.',
  ),
  notAMainAccount: refusal(
    'import.not_a_main_account',
    'This account cannot own filings: it is of staff, or a sub-user.',
    'Name the main account of the customer.',
  ),
  secondSubject: refusal(
    'import.second_subject',
    'The account stands for another subject already: one account has one subject.',
    'Name another account, or leave the column empty: the filing can be claimed later. A provider that lets accounts have several switches general.one_subject_an_account off.',
  ),
  certificateFiled: refusal(
    'import.certificate_filed',
    'The certificate belongs to a subject that is filed here under another number.',
    'Check the number of the subject and its certificate: one certificate has one living filing.',
  ),
  otherCertificate: refusal(
    'import.other_certificate',
    'This number is filed here with another certificate.',
    'Check the number of the subject; a certificate is not changed by an import.',
  ),
  ended: refusal(
    'import.ended_here',
    'This was deregistered or cancelled here since; an import does not bring it back.',
    'Take the line out. What is used again is filed anew.',
  ),
  otherSubject: refusal(
    'import.service_of_other_subject',
    'The service is filed here under another subject.',
    'Check the number of the service.',
  ),
  otherService: refusal(
    'import.access_of_other_service',
    'The id of the access is filed here with another service.',
    'Check the provider’s id of the access.',
  ),
  domainFiled: refusal(
    'import.domain_filed',
    'A domain of the service is filed here under another subject.',
    'Check the domain; its other filing gives it up first, by a change or a deregistration.',
  ),
  changedByOrder: refusal(
    'import.changed_by_order',
    'An order has changed this since, and the line says something else; what orders did stands.',
    'Take the line out, or file a change.',
  ),
  notTogether: refusal(
    'import.conflict',
    'The record refuses this beside what is filed here already: an id or a number is taken.',
    'Check the ids and numbers of the subject and of all that is under it.',
  ),
  unreadable: refusal(
    'import.record_unreadable',
    'The authority’s record lacks something that a filing needs, or names it by a code that no table has.',
    'Load the bureau’s code tables (they come with its downloads), or give the subject in subjects.csv.',
  ),
  noProvider: refusal(
    'import.provider_unknown',
    'It is not known which accesses of the authority’s file are ours.',
    'Give our number at the authority with --provider.',
  ),
  unknownType: refusal(
    'import.unknown_filing_type',
    'This is no filing type that can be ordered here.',
    'Use the code of a filing type, for example newService; “beian describe” lists them.',
  ),
  notFiledHere: refusal(
    'import.not_filed_here',
    'What the order is about is not filed here.',
    'Import the subject or service first, or leave the column empty.',
  ),
  notThisAccounts: refusal(
    'import.not_this_accounts',
    'What the order is about belongs to another account here.',
    'Name the account that the filing belongs to.',
  ),
} as const;
