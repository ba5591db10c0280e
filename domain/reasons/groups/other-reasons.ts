import { REVIEWED } from '../filing-scopes.ts';
import { ANYWHERE } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What no other reason says; needs a text of the reviewer's own. */
export const OTHER_REASONS = {
  other: {
    title: { zh: '其他', en: 'Other' },
    explanation: { zh: '见审核意见。', en: 'See what the reviewer wrote.' },
    remedy: { zh: '请按审核意见修改。', en: "Correct it as the reviewer's text says." },
    fields: ANYWHERE,
    returns: 'toComplete',
    curable: true,
    filingTypes: REVIEWED,
    variables: [],
  },
} as const satisfies ReasonTable;
