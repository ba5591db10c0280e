import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editForm } from '#orders/edit-form.ts';
import { readForm } from '#orders/form.ts';
import { freshForm } from '../support/forms.ts';
import { APPLICANT, givenDraft, givenStage } from '../support/orders.ts';
import { createTestRecord, type TestRecord } from '../support/record.ts';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const edit = (orderNo: string, form: unknown, revision = 0) =>
  editForm(record, {
    orderNo,
    form,
    revision,
    formVersion: 1,
    actor: APPLICANT,
    requestId: undefined,
  });

describe('an edit of a form', () => {
  it('given two fields that change, then the audit names them, and not what stood there', async () => {
    const orderNo = await givenDraft(record);
    const order = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    const form = readForm(record.vault, order) as NewSubjectForm;
    const { subject, subjectOwner } = form;
    const changed = {
      ...form,
      subject: { ...subject, name: '天津另一示例有限公司' },
      subjectOwner: { ...subjectOwner, mobile: '18800009999' },
    };
    await edit(orderNo, changed);
    const deed = await record.db.auditEntry.findFirstOrThrow({
      where: { target: orderNo, action: 'form.edited' },
    });
    expect(deed).toMatchObject({
      before: { formVersion: 1 },
      after: { formVersion: 2, changed: ['/subject/name', '/subjectOwner/mobile'] },
    });
    expect(JSON.stringify([deed.before, deed.after])).not.toContain('18800009999');
  });

  it('given the order is being reviewed, then it is refused and nothing changes', async () => {
    const orderNo = await givenStage(record, 'initialReview');
    const before = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    await expect(edit(orderNo, freshForm(), 1)).rejects.toMatchObject({
      code: 'order.not_editable_now',
    });
    const after = await record.db.order.findUniqueOrThrow({ where: { orderNo } });
    expect(readForm(record.vault, after)).toEqual(readForm(record.vault, before));
  });
});
