import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { encodedFiling, writtenXml } from '#cli/authority/encoded-filing.ts';
import { encodedOrder } from '#cli/authority/encoded-order.ts';
import { beianCommand } from '#cli/program.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import { loadCodeTable } from '#orders/code-tables.ts';
import { sealForm } from '#orders/form.ts';
import { freshForm } from '../support/forms.ts';
import { givenDraft, givenStage, reportIdOf } from '../support/orders.ts';
import { createTestRecord, MONDAY, type TestRecord } from '../support/record.ts';

const TIANJIN: Endpoint = {
  ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'], upDownload: { wsdl: 'none' } },
  ...{ ispId: 120000077, user: 'u', password: 'p' },
};
const SAMPLE = 'samples/tianjin-enterprise-website.json';

let record: TestRecord;
beforeAll(async () => {
  record = await createTestRecord();
});
afterAll(() => record.close());

const looksAt = (orderNo: string) =>
  record.db.auditEntry.findMany({ where: { action: 'order.encoded', target: orderNo } });

/** What an order's applicant writes into its form after it was reported. */
async function givenEdited(orderNo: string, name: string): Promise<void> {
  const form = freshForm();
  const edited = { ...form, subject: { ...form.subject, name } };
  const data = sealForm(record.vault, orderNo, edited);
  await record.db.order.update({ where: { orderNo }, data });
}

describe('the XML that would be sent for an order', () => {
  it('given its report is not frozen, then it is the form, to the endpoint of its province', async () => {
    const form = freshForm();
    const orderNo = await givenStage(record, 'reporting', await givenDraft(record, form));
    const { xml, note } = await encodedOrder(record, [TIANJIN], orderNo);
    expect(xml).toContain(form.subject.certificateNumber);
    expect(xml).toContain('120000077');
    expect(xml).not.toContain('110000001');
    expect(note).toBe(
      'The form as it stands: its report is not frozen yet; endpoint tianjin. Its ids are made up: none are given to it yet.',
    );
    expect(await looksAt(orderNo)).toMatchObject([
      { actorRole: 'system', after: { source: 'form', endpoint: 'tianjin' } },
    ]);
  });

  it('given an endpoint that knows our extension, and one that does not, then only the first gets it', async () => {
    const orderNo = await givenStage(record, 'reporting');
    const plain = await encodedOrder(record, [TIANJIN], orderNo);
    const extended = await encodedOrder(record, [{ ...TIANJIN, extension: 'beian.1' }], orderNo);
    expect(plain.xml).not.toContain('<Fjwjgs>999</Fjwjgs>');
    expect(extended.xml).toContain('<Fjwjgs>999</Fjwjgs>');
  });

  it('given its report is frozen, then it is that report with its ids, whatever was edited since', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const needs = [{ reportId: reportIdOf(orderNo), kind: 'subject', ref: '0' }];
    await record.db.authorityId.createMany({
      data: needs.map((need) => ({ id: 880088, ...need })),
    });
    await givenEdited(orderNo, '改名后的公司');
    const { xml, note } = await encodedOrder(record, [TIANJIN], orderNo);
    expect(xml).not.toContain('改名后的公司');
    expect(xml).toContain('>880088<');
    expect(note).toBe(`The report as it was frozen at ${MONDAY.toISOString()}; endpoint tianjin.`);
    expect(await looksAt(orderNo)).toMatchObject([{ after: { source: 'report' } }]);
  });

  it('given a later report waits beside a frozen one, then it is the form again', async () => {
    const orderNo = await givenStage(record, 'smsVerification');
    const createdAt = new Date(MONDAY.getTime() + 60_000);
    const effect = { id: `${orderNo}:90:0`, orderNo, kind: 'reportToAuthority', params: {} };
    await record.db.effect.create({ data: { ...effect, state: 'queued', createdAt } });
    await givenEdited(orderNo, '改名后的公司');
    const { xml } = await encodedOrder(record, [TIANJIN], orderNo);
    expect(xml).toContain('改名后的公司');
  });

  it('given the authority has sent a code table, then its ids are written', async () => {
    const orderNo = await givenStage(record, 'reporting');
    const rows = DATED_CODE_TABLES.nature.map((row) => ({ ...row, id: row.id + 700 }));
    const loaded = { endpoint: TIANJIN.name, name: 'nature', rows, source: 'F1', at: MONDAY };
    await loadCodeTable(record.db, loaded);
    const { xml } = await encodedOrder(record, [TIANJIN], orderNo);
    expect(xml).toMatch(/<Dwxz>7\d{2}<\/Dwxz>/);
  });

  it('given no endpoint covers its province, or it is unfinished, or none at all, then nothing is shown', async () => {
    const orderNo = await givenStage(record, 'reporting');
    const elsewhere: Endpoint = { ...TIANJIN, provinces: ['上海'] };
    await expect(encodedOrder(record, [elsewhere], orderNo)).rejects.toMatchObject({
      ...{ code: 'filing.no_endpoint', message: 'No endpoint covers 天津.' },
      remedy: expect.stringContaining('AUTHORITY_ENDPOINTS') as string,
    });
    expect(await looksAt(orderNo)).toEqual([]);
    const draft = await givenDraft(record, {});
    await expect(encodedOrder(record, [TIANJIN], draft)).rejects.toMatchObject({
      code: 'form.incomplete',
    });
    await expect(encodedOrder(record, [TIANJIN], 'BA0')).rejects.toMatchObject({
      code: 'order.not_found',
    });
  });
});

describe('the XML that would be sent for a filing in a file', () => {
  it('given nothing runs, then stdout has the XML alone, and stderr says what is made up', async () => {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await beianCommand().parseAsync(['authority', 'encode', SAMPLE, '--utf8'], { from: 'user' });
    const [written, said] = [out, err].map((stream) => stream.mock.calls.map(([text]) => text));
    vi.restoreAllMocks();
    expect(said).toEqual([expect.stringMatching(/endpoint .* made up, and so are all ids.*\n$/)]);
    expect(written).toEqual([expect.stringMatching(/^<\?xml [^>]*encoding="UTF-8"[\s\S]*>\n$/)]);
  });

  it('given it is to be as it is sent, then it is in GBK', async () => {
    const { xml } = await encodedFiling(SAMPLE);
    const bytes = writtenXml(xml, false) as Buffer;
    expect(bytes.toString('latin1')).toMatch(/^<\?xml [^>]*encoding="GBK"/);
    expect(bytes.toString('utf8')).toContain('�');
  });
});
