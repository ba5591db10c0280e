import { describe, it } from 'vitest';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, claimReview, givenDraft, givenStage, tell } from '../../support/orders.ts';
import { expectRefused, type Refusal } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();
const MISSING: Refusal = { status: 428, code: 'if_match.missing', field: 'If-Match' };
const MALFORMED: Refusal = { status: 400, code: 'if_match.malformed', field: 'If-Match' };
const STALE: Refusal = { status: 412, code: 'order.changed_meanwhile', field: 'If-Match' };

const edit = (orderNo: string, etag?: string) => () =>
  file.as('applicant')('PUT', `/orders/${orderNo}/form`, {
    body: freshForm(),
    ...(etag !== undefined && { etag }),
  });

const CASES: readonly (readonly [string, string | undefined, Refusal])[] = [
  ['none', undefined, MISSING],
  ['a star', '*', MALFORMED],
  ['no quotes', 'r0-f1', MALFORMED],
  ['a weak one', 'W/"r0-f1"', MALFORMED],
  ['two of them', '"r0-f1", "r0-f2"', MALFORMED],
  ['huge numbers', `"r${'9'.repeat(10)}-f1"`, MALFORMED],
  ['an earlier form', '"r0-f0"', STALE],
  ['a later revision', '"r9-f1"', STALE],
];

describe('an If-Match', () => {
  it.each(CASES)('given %s, when a form is saved, then it is refused', async (_, etag, refusal) => {
    await expectRefused(file.record, edit(await givenDraft(file.record), etag), refusal);
  });

  it.each(CASES)(
    'given %s, when a review is decided, then it is refused',
    async (_, etag, refusal) => {
      const orderNo = await givenStage(file.record, 'initialReview');
      const { id } = await claimReview(file.record, orderNo);
      const decide = () =>
        file.as('reviewer-1')('POST', `/tasks/${id}/decide`, {
          body: { decision: 'pass' },
          ...(etag !== undefined && { etag }),
        });
      await expectRefused(file.record, decide, refusal);
    },
  );

  it.each(CASES.slice(1))(
    'given %s, when an order is submitted, then it is refused; only there it may be left out',
    async (_, etag, refusal) => {
      const orderNo = await givenDraft(file.record);
      const submit = () =>
        file.as('applicant')('POST', `/orders/${orderNo}/submit`, { etag: etag ?? '' });
      await expectRefused(file.record, submit, refusal);
    },
  );

  it('given an order that went on since, when it is edited, then 412 says where it is now', async () => {
    const orderNo = await givenDraft(file.record);
    await tell(file.record, orderNo, APPLICANT, 'submit');
    await expectRefused(file.record, edit(orderNo, '"r0-f1"'), STALE);
  });

  it.each(['initialReview', 'reporting', 'bureauReview', 'granted', 'abandoned'] as const)(
    'given an order in %s and its ETag, when it is edited, then 409',
    async (stage) => {
      const orderNo = await givenStage(file.record, stage);
      const { revision } = await file.record.db.order.findUniqueOrThrow({ where: { orderNo } });
      const refusal = { status: 409, code: 'order.not_editable_now' };
      await expectRefused(file.record, edit(orderNo, `"r${String(revision)}-f1"`), refusal);
    },
  );
});
