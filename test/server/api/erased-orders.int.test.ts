import { describe, expect, it } from 'vitest';
import { carryOut } from '#orders/retention/carry-out.ts';
import { APPLICANT, givenDraft, givenStage, tell } from '../../support/orders.ts';
import { freshForm } from '../../support/forms.ts';
import { MONDAY } from '../../support/record.ts';
import { useApi } from './support/use-api.ts';

const test = useApi();
const FOUR_YEARS = new Date(MONDAY.getTime() + 4 * 366 * 86_400_000);

const PARTS = ['', '/timeline', '/notices', '/materials', '/check', '/preview'];

describe('an order whose personal data had their term', () => {
  it.each(['a draft', 'an ended order'])(
    'given %s, then its pages still say that there was one, and what became of it',
    async (which) => {
      const { record } = test;
      record.clock.set(MONDAY);
      const draft = await givenDraft(record);
      if (which !== 'a draft') {
        await givenStage(record, 'correction', draft);
        await tell(record, draft, APPLICANT, 'abandon');
      }
      await record.db.effect.updateMany({ data: { state: 'done' } });
      const before = await Promise.all(
        PARTS.map((part) => test.as('applicant')('GET', `/orders/${draft}${part}`)),
      );
      record.clock.set(FOUR_YEARS);
      await carryOut(record);
      for (const [n, part] of PARTS.entries()) {
        for (const handle of ['applicant', 'reviewer-1']) {
          const answer = await test.as(handle)('GET', `/orders/${draft}${part}`);
          expect(answer.status, `${handle} ${part}`).toBeLessThan(500);
          if (handle === 'applicant') expect(answer.status, part).toBe(before[n]?.status);
        }
      }
      const { body } = await test.as('applicant')('GET', `/orders/${draft}`);
      expect(body).toMatchObject({ orderNo: draft, form: {} });
    },
  );

  it('given an emptied draft, then its applicant may fill it in again', async () => {
    const { record } = test;
    record.clock.set(MONDAY);
    const draft = await givenDraft(record);
    record.clock.set(FOUR_YEARS);
    await carryOut(record);
    const { etag } = await test.as('applicant')('GET', `/orders/${draft}`);
    const form = freshForm();
    const saved = await test.as('applicant')('PUT', `/orders/${draft}/form`, { body: form, etag });
    expect(saved.status).toBe(200);
  });
});
