import { describe, expect, it } from 'vitest';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { FilingType } from '#domain/filing-types.ts';
import { givenFiledService, type FiledService } from '../../support/filed-service.ts';
import { bringTo, STATES } from '../../support/filed-states.ts';
import { formAbout } from '../../support/filing-forms.ts';
import { APPLICANT } from '../../support/orders.ts';
import { givenDraftOf, refusals } from '../../support/submissions.ts';
import { expectRefused } from './support/refusals.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

type State = Partial<(typeof STATES)[FilingType]>;

/** An order that is sent in although it can't be: what it is about, what it says, and what refuses it. */
interface BadOrder {
  readonly given: string;
  readonly type: FilingType;
  readonly state?: State;
  readonly says?: (filed: FiledService) => object;
  readonly finds: Pick<CheckFinding, 'code' | 'field'>;
}

const elsewhere = { accountId: 'acc-applicant-en' } as const;

const BAD: readonly BadOrder[] = [
  {
    given: 'a change of province',
    type: 'change',
    says: ({ subject }) => ({ subject: { ...subject, province: '上海' } }),
    finds: { code: 'record.province_differs', field: '/subject/province' },
  },
  {
    given: 'a cancellation of somebody else’s access',
    type: 'cancelAccess',
    state: elsewhere,
    finds: { code: 'record.service_of_another_account', field: '/service/icpNumber' },
  },
  {
    given: 'a cancellation of another provider’s access',
    type: 'cancelAccess',
    state: { accessHere: false },
    finds: { code: 'record.not_our_access', field: '/service/icpNumber' },
  },
  {
    given: 'an order on a service that is gone',
    type: 'deregisterService',
    state: { subjectEnded: true },
    finds: { code: 'record.service_ended', field: '/service/icpNumber' },
  },
  {
    given: 'a claim of filings that belong to another account',
    type: 'claim',
    state: elsewhere,
    finds: { code: 'record.subject_of_another_account', field: '/subject/icpNumber' },
  },
  {
    given: 'a filing number of the wrong form',
    type: 'deregisterService',
    says: ({ service }) => ({ service: { ...service, icpNumber: '津备 2026-1' } }),
    finds: { code: 'identifier.icp_number.format', field: '/service/icpNumber' },
  },
  {
    given: 'a deregistration that confirms something else',
    type: 'deregisterSubject',
    says: () => ({ irreversible: '另一家公司' }),
    finds: { code: 'form.confirms_something_else', field: '/irreversible' },
  },
  {
    given: 'a transfer to an account that is not there',
    type: 'transfer',
    says: () => ({ receiver: { account: 'nobody', subjectName: '某公司' } }),
    finds: { code: 'record.receiver_unknown', field: '/receiver/account' },
  },
];

describe('an order that can’t be', () => {
  it.each(BAD)(
    'given $given, then it is refused with the way out in both languages',
    async (bad) => {
      const { type, state, says, finds } = bad;
      const filed = await givenFiledService(file.record, APPLICANT.id);
      await bringTo(file.record, filed, { ...STATES[type], ...state });
      const form = { ...formAbout(type, filed), ...says?.(filed) };
      const orderNo = await givenDraftOf(file.record, type, form);
      const submit = () => file.as('applicant')('POST', `/orders/${orderNo}/submit`);
      const { body } = await expectRefused(file.record, submit, {
        ...{ status: 422, code: 'form.incomplete' },
      });
      const { findings } = body['facts'] as { findings: CheckFinding[] };
      const found = findings.find(({ code }) => code === finds.code);
      expect(found).toMatchObject({
        ...{ ...finds, severity: 'blocks' },
        text: {
          zh: expect.stringMatching(/\p{Script=Han}/u) as string,
          en: expect.stringMatching(/[a-z]/) as string,
        },
        remedy: {
          zh: expect.stringMatching(/\p{Script=Han}/u) as string,
          en: expect.stringMatching(/[a-z]/) as string,
        },
      });
    },
  );

  it('given a subject with an open order, when it is to be deregistered, then that is refused', async () => {
    const filed = await givenFiledService(file.record, APPLICANT.id);
    await bringTo(file.record, filed, STATES.change);
    const open = await givenDraftOf(file.record, 'change', formAbout('change', filed));
    expect(await refusals(file.record, open)).toEqual([]);
    const form = formAbout('deregisterSubject', filed);
    const orderNo = await givenDraftOf(file.record, 'deregisterSubject', form);
    const submit = () => file.as('applicant')('POST', `/orders/${orderNo}/submit`);
    const { body } = await expectRefused(file.record, submit, {
      ...{ status: 409, code: 'order.certificate_in_progress' },
      field: '/subject/certificateNumber',
    });
    expect(body.remedy).toContain('finish or abandon the open order');
  });
});
