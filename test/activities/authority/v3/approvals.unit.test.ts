import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { v3Connector } from '#activities/authority/v3/connector.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import { PRE_APPROVAL_KINDS, type PreApprovalKindCode } from '#domain/forms/pre-approval-kinds.ts';
import type { ReportedMaterial } from '#orders/reported-materials.ts';
import { sampleForm } from '../../../support/forms.ts';
import { haveSchemas, objections } from '../../../support/isp-schemas.ts';

const bureau = v3Connector(
  {
    ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'] },
    ...{ upDownload: { wsdl: 'none' }, ispId: 4711, user: 'u', password: 'p' },
  },
  () => Promise.resolve(createCodeTables(DATED_CODE_TABLES)),
);

const picture = (width: number) =>
  sharp({ create: { width, height: 20, channels: 3, background: '#999' } })
    .jpeg()
    .toBuffer();
const scan = (content: Uint8Array, kind: MaterialKind = 'preApproval') => ({
  ...{ kind, content, contentType: 'image/jpeg' },
});
const pdf = {
  ...{ kind: 'preApproval' as const, contentType: 'application/pdf' },
  content: Buffer.from('%PDF-1.7'),
};

const approval = (kind: PreApprovalKindCode, number = '津示字〔2026〕第 001 号') => ({
  ...{ kind, number, validUntil: '2028-01-01' },
});

/** The first filing of a website with these approvals, as it travels. */
function encoded(preApprovals: readonly unknown[], materials: ReportedMaterial[]) {
  const form = sampleForm('tianjin-enterprise-website');
  const report = {
    ...{ id: 'r', orderNo: 'o', filingType: 'newSubject', province: '天津' },
    ...{ frozenAt: new Date(0), form: { ...form, service: { ...form.service, preApprovals } } },
  };
  return bureau.encode(report, { of: () => 1 }, materials);
}

const findings = async (...given: Parameters<typeof encoded>) =>
  encoded(...given).then(
    () => [],
    (error: unknown) =>
      (error as { findings: { field: string; code: string }[] }).findings.map(
        ({ field, code }) => `${field} ${code}`,
      ),
  );

describe('the pre-approvals of a report', () => {
  it('given two with their scans, then each is written with kind, number and pictures', async () => {
    const [first, second] = [await picture(20), await picture(30)];
    const approvals = [approval('news'), approval('religion', '津宗教许可〔2026〕1 号')];
    const { record } = await encoded(approvals, [scan(first), scan(second, 'religiousPermit')]);
    const spwj = (...pictures: Buffer[]) =>
      pictures.map((one) => `<Spwj>${one.toString('base64')}</Spwj>`).join('');
    expect(String(record)).toContain(
      '<Nrlx><Nrlx_xx><Nrlx_id>1</Nrlx_id><Qzsph>津示字〔2026〕第 001 号</Qzsph>' +
        `${spwj(first)}</Nrlx_xx>` +
        '<Nrlx_xx><Nrlx_id>15</Nrlx_id><Qzsph>津宗教许可〔2026〕1 号</Qzsph>' +
        `${spwj(first, second)}</Nrlx_xx></Nrlx>`,
    );
  });

  it('given none, then nothing is written of them, whatever was handed in', async () => {
    const { record } = await encoded([], [scan(await picture(20)), pdf]);
    expect(String(record)).not.toContain('Nrlx');
  });

  it.each(Object.keys(PRE_APPROVAL_KINDS) as PreApprovalKindCode[])(
    'given the kind %s, then the code table has an entry for it',
    async (kind) => {
      expect(await findings([approval(kind)], [scan(await picture(20))])).toEqual([]);
    },
  );

  it('given one without a scan, then the approval is named', async () => {
    expect(await findings([approval('news')], [])).toEqual(['/service/preApprovals/0 wire.noScan']);
  });

  it('given a scan that is a PDF, then the materials are named once, with the way out', async () => {
    const given = [[approval('news'), approval('culture')], [pdf]] as const;
    expect(await findings(given[0], [...given[1]])).toEqual(['/materials wire.scanNotPicture']);
    await expect(encoded(given[0], [...given[1]])).rejects.toMatchObject({
      findings: [{ en: expect.stringMatching(/JPEG or PNG/) as string }],
    });
  });

  it('given a picture that can’t be read, then the materials are named', async () => {
    expect(await findings([approval('news')], [scan(Buffer.from('x'))])).toEqual([
      '/materials wire.notPicture',
    ]);
  });

  it('given more pictures than there is room for, then the materials are named', async () => {
    const scans = Array.from({ length: 11 }, async () => scan(await picture(20)));
    expect(await findings([approval('news')], await Promise.all(scans))).toEqual([
      '/materials wire.tooMany',
    ]);
  });

  it.runIf(haveSchemas)('given one, then its file is valid by the ministry’s schema', async () => {
    const record = await encoded([approval('news')], [scan(await picture(20))]);
    expect(await objections('upload', [bureau.text(bureau.file([record], 'a'))])).toEqual([]);
  });
});
