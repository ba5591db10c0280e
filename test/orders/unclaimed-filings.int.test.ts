import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FilingType } from '#domain/filing-types.ts';
import type { Actor } from '#domain/roles.ts';
import { openAccount } from '#orders/accounts.ts';
import { NOBODY_ASKED } from '#orders/authority-says.ts';
import { checkHere, filingOf } from '#orders/check-order.ts';
import { givenFiledService, type FiledService } from '../support/filed-service.ts';
import { bringTo, STATES } from '../support/filed-states.ts';
import { formAbout } from '../support/filing-forms.ts';
import { creditCode } from '../support/forms.ts';
import { actor, APPLICANT } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';
import { givenDraftOf, refusals } from '../support/submissions.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

/** An account that knows a filing number, as anybody can who asks the ministry, and nothing else of it. */
async function givenStranger(): Promise<Actor> {
  const handle = `u${randomUUID().slice(0, 8)}`;
  await openAccount(record.db, record.vault, { handle, role: 'applicant' }, MONDAY);
  return actor(handle, 'applicant');
}

/** What a stranger may try out about a filing: a field, and something else than is filed. */
const TRIED = {
  certificateNumber: creditCode(8_600_001),
  nature: 'institution',
  name: '天津别家示例有限公司',
} as const;

/** All that is said of a draft, and what refuses it; codes alone. */
async function saidOf(orderNo: string, by: Actor) {
  const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
  const { report } = await checkHere(record.db, record, filingOf(record, order), NOBODY_ASKED);
  const found = report.findings.map(({ code }) => code).filter((code) => !code.startsWith('form.'));
  return { found, refused: await refusals(record, orderNo, by) };
}

async function tried(type: FilingType, filed: FiledService, part: object) {
  const by = await givenStranger();
  const form = { ...formAbout(type, filed), subject: { ...filed.subject, ...part } };
  return saidOf(await givenDraftOf(record, type, form, by), by);
}

const EACH = (
  ['claim', 'change', 'newService', 'cancelAccess', 'deregisterSubject'] as const
).flatMap((type) =>
  Object.keys(TRIED).map((field) => [type, field as keyof typeof TRIED] as const),
);

describe('a filing that nobody has claimed', () => {
  it.each(EACH)(
    'given a stranger’s %s, when its %s fits and when it does not, then the answer is the same',
    async (type, field) => {
      const fits = await tried(type, await unclaimed(), {});
      const differs = await tried(type, await unclaimed(), { [field]: TRIED[field] });
      const own = (codes: string[]) => codes.filter((code) => code.startsWith('record.'));
      expect(own(differs.found)).toEqual(own(fits.found));
      expect(own(differs.refused)).toEqual(own(fits.refused));
    },
  );

  const unclaimed = async () => givenFiledService(record, null);

  it('given a claim with another certificate, then it is sent in, and the reviewer is told', async () => {
    const filed = await unclaimed();
    const form = {
      ...formAbout('claim', filed),
      subject: { ...filed.subject, certificateNumber: creditCode(8_600_002) },
    };
    const by = await givenStranger();
    const orderNo = await givenDraftOf(record, 'claim', form, by);
    expect(await refusals(record, orderNo, by)).toEqual([]);
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const { report } = await checkHere(record.db, record, filingOf(record, order), NOBODY_ASKED, {
      reader: 'staff',
    });
    expect(report.findings.map(({ code }) => code)).toContain('record.certificate_number_differs');
  });
});

describe('a filing of another account', () => {
  it('given it is named beside a service of one’s own, when its certificate fits and when not, then the answer is the same', async () => {
    const others = await givenFiledService(record, (await givenStranger()).id);
    const answers = [others.subject.certificateNumber, TRIED.certificateNumber].map(
      async (certificateNumber) => {
        const own = await givenFiledService(record, APPLICANT.id);
        await bringTo(record, own, STATES.cancelAccess);
        const form = {
          ...formAbout('cancelAccess', own),
          subject: { ...others.subject, certificateNumber },
        };
        return refusals(record, await givenDraftOf(record, 'cancelAccess', form));
      },
    );
    const [fits, differs] = await Promise.all(answers);
    expect(fits).toContain('record.service_of_other_subject');
    expect(differs).toEqual(fits);
  });
});
