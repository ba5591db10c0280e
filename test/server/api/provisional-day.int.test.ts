import { expect, it } from 'vitest';
import { givenDraft } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

it('given a term that reaches into a year without a published calendar, then its day is provisional', async () => {
  const orderNo = await givenDraft(file.record);
  file.record.clock.set('2027-12-30T02:00:00Z');
  const applicant = file.as('applicant');
  expect((await applicant('POST', `/orders/${orderNo}/submit`)).status).toBe(200);
  expect((await applicant('GET', `/orders/${orderNo}`)).body).toMatchObject({
    expected: {
      term: 'initialReviewTerm',
      provisional: true,
      termTitle: { zh: expect.any(String) as string },
    },
  });
  file.record.clock.set(MONDAY);
});
