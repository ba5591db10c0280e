import { absent, held, open, type Row } from './row.ts';

/** Chapters 7 and 8. */
export const SESSIONS_AND_RIGHTS: readonly Row[] = [
  held(
    '7.1.1',
    'How long a session lasts is written down',
    'With why it is longer than NIST has it.',
    'docs/operations.md › A session ends after 8 idle hours and after 7 days in any case',
  ),
  held(
    '7.1.2',
    'How many at once is written down',
    'Any number; each is listed to its owner.',
    'docs/operations.md › An account may have any number of sessions',
  ),
  held(
    '7.2.1',
    'The server knows sessions',
    'A session is a row, asked for with every request.',
    'identity/sessions.int › given it signs out, then its secret opens nothing any more, at the pages and at the API',
    'identity/sessions.int › given a restart, then it goes on',
  ),
  held(
    '7.2.2',
    'Tokens are made for the session',
    'Programs have keys of their own, which are no sessions.',
    'pages/refusals.int › given a token, then the browser gets an opaque cookie for the pages alone, and never the token',
  ),
  held(
    '7.2.3',
    'Tokens can’t be guessed',
    '256 bits of the system’s random numbers; the record has their hash.',
    'identity/sessions.int › given one, then the record holds no secret of it, and the session no address',
  ),
  held(
    '7.2.4',
    'A fresh token at each sign-in',
    'And the browser’s session of before ends.',
    'identity/sessions.int › given two sign-ins at one browser, then the secret is a fresh one: none can be planted',
  ),
  held(
    '7.3.1',
    'It ends when nobody is there',
    'After 8 hours.',
    'identity/sessions.int › given eight hours without a request, then it is over; asking prolongs it',
  ),
  held(
    '7.3.2',
    'It ends in any case',
    'After 7 days.',
    'identity/sessions.int › given a week of asking, then it is over all the same',
  ),
  held(
    '7.4.1',
    'What has ended is over',
    'From the next request on, in every process.',
    'identity/sessions.int › given it signs out, then its secret opens nothing any more, at the pages and at the API',
  ),
  held(
    '7.4.2',
    'With an account end its sessions',
    'At once, and for good: let in again, one signs in again; of a main account its sub-users too.',
    'identity/sessions.int › given it is enabled again before anybody asked with its session, then that one is over all the same',
    'identity/sessions.int › given it is disabled and enabled again, then it has to sign in again',
    'identity/sessions.int › given its main account is disabled and enabled again before it asked, then it has to sign in again',
  ),
  held(
    '7.4.3',
    'A changed password ends the others',
    'All other sessions end with a password, a recovery and a second factor.',
    'identity/passwords.int › given the one so far, then the new one counts, other sessions end, this one stays, and its owner is told',
    'identity/second-factor.int › given a password and a first code, then ten codes for paper, and other sessions end',
  ),
  held(
    '7.4.4',
    'Signing out is seen',
    'On every page.',
    'pages/own-browser.int › given %s, then each has the button to sign out',
  ),
  held(
    '7.4.5',
    'Administrators end sessions',
    'The security administrator, of anybody.',
    'identity/sessions.int › given an administrator, then he lists and ends anybody’s; nobody else does',
  ),
  open(
    '7.5.1',
    'Proving oneself again before sensitive changes',
    'Password, second factor, mobile and e-mail address, and the copy of one’s data with its files ask the password again. Making a key for a program asks for a session and no password, since who signs in elsewhere has none; it is audited, and listed to its owner. Nobody changes another’s mobile or address.',
    'identity/passwords.int › given another than the one so far, then it is refused, and counted with the sign-ins',
    'identity/second-factor.int › given a wrong password, a wrong code, or nothing begun, then it stays off',
    'identity/passwords.int › given a key in place of a session, then it is refused, with and without a password',
    'identity/own-data.int › given %j, then it is refused as %s, and nothing changes',
    'identity/own-data.int › given a wrong password, or a key, then there is no copy',
  ),
  open(
    '7.5.2',
    'One sees and ends one’s sessions',
    'One does, without the password again: who fears for an account should lose no time, and the worst that a thief does so is to sign its owner out.',
    'identity/sessions.int › given two browsers, then both are listed, one ends the other, and the other is out at once',
  ),
  held(
    '7.5.3',
    'More proof before what weighs most',
    'A second person instead of a second proof: rejections, passes of what ends a filing, repairs and results by letter.',
    'server/api/second-person.int › given its role was taken from the second person, then 403',
    'server/api/repair.int › given one administrator’s proposal, then the order stays as it is and a second one has a task',
    'server/api/manual-result.int › given the clerk who entered it, or an administrator, then it is refused',
  ),
  held(
    '8.1.1',
    'Who may do what is written down',
    'One table, generated from what the code asks.',
    'docs/rights-page.unit › given the table, then the page that is checked in is its',
    'docs/rights.md › `orders.read`',
  ),
  held(
    '8.1.2',
    'Rights on fields are written down',
    'Who reads masked stands in the same table; which fields a return opens, with the rules of its reasons.',
    'docs/rights.md › 脱敏',
    'docs/threat-model.md › fields of a returned form that were not opened are refused',
  ),
  held(
    '8.2.1',
    'Rights on acts',
    'An address without a right is not built; who has it not is refused before anything is read.',
    'server/rights.unit › given one that declares no right, then the API is not built',
    'server/api/rights-matrix.int › given the operations of the document, then the table says of each whose it is, and of no other',
  ),
  held(
    '8.2.2',
    'Rights on records',
    'What is not one’s own does not exist: at every address, in every stage, in bodies and queries too.',
    'server/api/rights-matrix.int › given %s, then the answers are %s',
    'server/api/strangers.int › given %s …%s, then it looks as if it did not exist',
    'server/api/ids-in-requests.int › then each has a test that names another’s there, or names nothing',
    'server/api/scopes.int › given %s, then nothing of it exists for them, and nothing can be done to it',
    "server/api/materials.int › given another order's, one of another kind, or none, then each is named",
  ),
  held(
    '8.2.3',
    'Rights on fields',
    'Bodies hold exactly what is described; of a returned form the opened fields alone; all staff read persons masked, reviewers unless they hold a task of the order.',
    'server/api/opened-fields.int › given a change of another field, then it is refused, the field is named, and nothing is saved',
    'server/api/accounts.int › what is not its to write',
    'server/api/reveal.int › given everything that is masked, then a reviewer is shown exactly that, as the applicant wrote it',
    'server/api/masked-reads.int › given an order, then it is read with its form masked and without anybody’s own words',
  ),
  held(
    '8.3.1',
    'The server decides',
    'The record says who asks and in which role, with every request; once more within the deed where a task is claimed, something is accepted or approved, revealed, or an account changed.',
    'server/api/accounts.int › given another role, then the very next request has its rights, and before and after are in the audit',
    'server/api/accounts.int › given a claim with the role of a moment ago, then it is refused',
  ),
  held(
    '8.4.1',
    'Tenants apart',
    'Main accounts are the tenants: nothing of one is another’s, and whether it exists is not told.',
    'server/api/my-orders.int › given another applicant, then none of these are his; staff see all',
    'server/api/filing-readers.int › given the receiver of its service, then certificate and account find it nothing',
  ),
];

/** Sign-in elsewhere. */
const NO_SERVER =
  'We are no authorization server: staff sign in elsewhere, and programs have keys. The provider that a laptop starts is for trying things out.';

/** Chapters 9 and 10, without what a relying party owes. */
export const TOKENS: readonly Row[] = [
  held(
    '9.1.1',
    'Tokens are verified first',
    'The link of a material is under an HMAC, compared in constant time.',
    'server/api/materials.int › given a link that was changed anywhere, then there is nothing, and no read is recorded',
  ),
  held(
    '9.1.2',
    'Algorithms are fixed',
    'A link has one, HMAC-SHA-256, and names none.',
    'server/api/materials.int › given a link that was changed anywhere, then there is nothing, and no read is recorded',
  ),
  held(
    '9.1.3',
    'Keys come from ourselves',
    'A link’s key is derived from the index key, one for each purpose.',
    'prisma/vault.unit › given another number, another kind or another key, then it is another index',
    'server/api/materials.int › given a link that was changed anywhere, then there is nothing, and no read is recorded',
  ),
  held(
    '9.2.1',
    'Tokens end',
    'A link after five minutes.',
    'server/api/materials.int › given a link, then whoever has it reads the file for five minutes, each time recorded',
  ),
  absent('10.4.1', 'Redirections of clients', NO_SERVER),
  absent('10.4.2', 'Codes are good once', NO_SERVER),
  absent('10.4.3', 'Codes are short-lived', NO_SERVER),
  absent('10.4.4', 'Grants that a client needs', NO_SERVER),
  absent('10.4.5', 'Refresh tokens', NO_SERVER),
];
