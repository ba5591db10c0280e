/**
 * Who asks: of the applicants the one whose order it is, a sub-user of it and a stranger; of the reviewers one
 * without a scope and one whose scope is elsewhere. The columns of the table below, in this order.
 */
export const PEOPLE = [
  ...['owner', 'subUser', 'stranger'],
  ...['reviewer', 'outside', 'senior'],
  ...['manager', 'clerk', 'support'],
  ...['system', 'security', 'auditor'],
] as const;

const OWN = '+oo --- --- ---';
const RECEIVERS = '-oo --- --- ---';
const READ = '+oo +o+ +++ +--';
const OFFICES = '+oo +o+ ++- +--';
const REVIEW = '--- +o+ --- ---';
// Nobody's is out of scope: the scopes are asked about one that there is, in a test of their own.
const SECOND = '--- --+ --- ---';
const MANAGER = '--- --- +-- ---';
const LINKS = '--- --- ++- +--';
const REVEAL = '--- --- +-- +--';
const MAIN = '+-+ --- --- ---';
const SECURITY = '--- --- --- -+-';
const AUDIT = '--- --- --- --+';
const MINE = '+++ +++ +++ +++';
const ANYBODY = '+++ +++ +++ +--';
const TASKS = '--- +++ ++- +--';

/**
 * What each operation answers to each of them: `+` its rights are passed (whatever the state or the body then
 * come to), `o` 404 as if there were nothing, `-` 403. Written by hand from the issue, not from the table of
 * rights, so that a slip there is found here. Whoever adds an address says here whose it is.
 */
export const EXPECTED: Readonly<Record<string, string>> = {
  // A first filing is no sub-user's.
  'post /orders': MAIN,
  'get /orders': ANYBODY,
  'get /orders/{orderNo}': READ,
  'get /orders/{orderNo}/timeline': READ,
  'get /orders/{orderNo}/preview': READ,
  // The system administrator repairs, and needs nobody's telephone for it.
  'post /orders/{orderNo}/reveal': '--- +o+ +++ ---',
  'get /orders/{orderNo}/checks': OFFICES,
  'post /orders/{orderNo}/authority-status': OFFICES,
  'get /orders/{orderNo}/materials': OFFICES,
  'post /orders/{orderNo}/materials': OWN,
  // A reviewer’s while holding a task of the order, which nobody here does.
  'get /orders/{orderNo}/letter': '+oo -o- --- ---',
  'put /orders/{orderNo}/form': OWN,
  'put /orders/{orderNo}/marks': REVIEW,
  'post /orders/{orderNo}/submit': OWN,
  'post /orders/{orderNo}/resubmit': OWN,
  'post /orders/{orderNo}/report-again': OWN,
  'post /orders/{orderNo}/withdraw': OWN,
  'post /orders/{orderNo}/withdraw-consent': OWN,
  'post /orders/{orderNo}/abandon': OWN,
  'post /orders/{orderNo}/confirm': OWN,
  'post /orders/{orderNo}/accept': RECEIVERS,
  'post /orders/{orderNo}/decline': RECEIVERS,
  'post /orders/{orderNo}/recall': REVIEW,
  'post /orders/{orderNo}/hold': MANAGER,
  'post /orders/{orderNo}/release': MANAGER,
  'post /orders/{orderNo}/extend': MANAGER,
  'get /orders/{orderNo}/proposals': '--- +o+ ++- +--',
  'post /orders/{orderNo}/repairs': '--- --- --- +--',
  'post /orders/{orderNo}/manual-results': '--- --- -+- ---',
  'post /proposals/{id}/approve': LINKS,
  'post /proposals/{id}/decline': LINKS,
  'post /recommendations/{id}/accept': SECOND,
  'post /recommendations/{id}/edit': SECOND,
  'post /recommendations/{id}/preview': SECOND,
  'post /recommendations/{id}/send-back': SECOND,
  'get /tasks': TASKS,
  'post /tasks/next': TASKS,
  'post /tasks/{id}/claim': REVIEW,
  'post /tasks/{id}/release': '--- +o+ +-- ---',
  'post /tasks/{id}/decide': REVIEW,
  'post /tasks/{id}/preview': REVIEW,
  'post /tasks/{id}/settle': REVIEW,
  // A review is not the clerk's task either: 403 as well, but from its queue.
  'post /tasks/{id}/apply-again': '--- --- --- ---',
  'post /tasks/hand-over': MANAGER,
  'get /authority/links': LINKS,
  'post /authority/links/{endpoint}/resume': LINKS,
  'get /authority/links/{endpoint}/files': LINKS,
  'get /authority/links/{endpoint}/sent/{sequence}': LINKS,
  'get /authority/links/{endpoint}/received/{fileName}': LINKS,
  'post /authority/links/{endpoint}/sent/{sequence}/reveal': REVEAL,
  'post /authority/links/{endpoint}/received/{fileName}/reveal': REVEAL,
  'post /authority/links/{endpoint}/sent/{sequence}/resend': LINKS,
  'get /authority/news': LINKS,
  'post /authority/news/{id}/reveal': REVEAL,
  'get /material-templates/{kind}': ANYBODY,
  'post /materials/{id}/links': '+oo -o- -+- ---',
  'get /reasons': ANYBODY,
  'get /consents': ANYBODY,
  'post /checks': '+++ +++ ++- +--',
  'get /rules/overrides': MANAGER,
  'put /rules/overrides': MANAGER,
  'post /rules/overrides/dry-run': MANAGER,
  'get /filings': ANYBODY,
  'post /filings/search': ANYBODY,
  'get /filings/{number}': '+oo +++ +++ +--',
  'get /filings/{number}/versions': '+oo +++ +++ +--',
  'get /filings/{number}/versions/compare': '+oo +++ +++ +--',
  'post /filings/{number}/reveal': '--- +++ +++ ---',
  'get /account/data': '+++ --- --- ---',
  'post /account/data/archive': '+++ --- --- ---',
  'put /account/contact': '+++ --- --- ---',
  'get /account/filings': '+++ --- --- ---',
  'post /sub-users': MAIN,
  'get /sub-users': MAIN,
  'post /sub-users/{id}/disable': MAIN,
  'post /sub-users/{id}/enable': MAIN,
  'post /sub-users/{id}/token': MAIN,
  'get /sub-users/{id}/grants': MAIN,
  'put /sub-users/{id}/grants/{icpNumber}': MAIN,
  'delete /sub-users/{id}/grants/{icpNumber}': MAIN,
  'get /account': MINE,
  'put /account/password': MINE,
  'post /account/second-factor': MINE,
  'post /account/second-factor/confirm': MINE,
  'post /account/second-factor/end': MINE,
  'get /account/keys': MINE,
  'post /account/keys': MINE,
  'delete /account/keys/{id}': MINE,
  'delete /accounts/{account}/second-factor': SECURITY,
  'get /accounts/{account}/keys': SECURITY,
  'delete /accounts/{account}/keys/{id}': SECURITY,
  'get /account/sessions': MINE,
  'delete /account/sessions/{id}': MINE,
  'get /accounts': SECURITY,
  'post /accounts': SECURITY,
  'get /accounts/{id}': SECURITY,
  'post /accounts/{id}/preview': SECURITY,
  'patch /accounts/{id}': SECURITY,
  'get /accounts/{account}/sessions': SECURITY,
  'delete /accounts/{account}/sessions/{id}': SECURITY,
  'get /audit': AUDIT,
  'get /audit/chain': AUDIT,
  'post /audit/verify': AUDIT,
  // The last, since it takes something away.
  'post /account/erasure': MAIN,
};
