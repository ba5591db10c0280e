import { describe, expect, it } from 'vitest';
import { encodeUpload } from '#activities/authority/v3/encode.ts';
import { SAMPLES } from '../../../domain/support/samples.ts';
import { haveSchemas, objections, SCHEMAS_MISSING } from '../../../support/isp-schemas.ts';
import { newSubjectRecord, RECORDS } from './support/records.ts';
import { uploadSettings } from './support/tables.ts';

describe.runIf(haveSchemas)('upload files, checked against the ministry’s schema', () => {
  it.each([true, false])(
    'given every operation, extension %s, then each file is valid',
    async (extension) => {
      const files = RECORDS.map(([, record]) =>
        encodeUpload([record], uploadSettings({ extension })),
      );
      expect(await objections('upload', files)).toEqual([]);
    },
  );

  it('given several records of one operation, then the file is valid', async () => {
    const records = RECORDS.map(([, record]) => record);
    const files = [...new Set(records.map(({ operation }) => operation))].map((operation) => {
      const alike = records.filter((record) => record.operation === operation);
      return encodeUpload([...alike, ...alike], uploadSettings({ extension: true }));
    });
    expect(files).toHaveLength(8);
    expect(await objections('upload', files)).toEqual([]);
  });

  it('given the forms of all samples, then their first filings are valid', async () => {
    expect(SAMPLES).toHaveLength(17);
    const files = SAMPLES.map(([, { form }]) =>
      encodeUpload([newSubjectRecord(form)], uploadSettings({ extension: true })),
    );
    expect(await objections('upload', files)).toEqual([]);
  });

  it('given a file in the wrong order, then the schema objects: the check checks something', async () => {
    const [[, record] = []] = RECORDS;
    const file = encodeUpload([record!], uploadSettings());
    const turned = file.replace(/(<Zjlx>.*?<\/Zjlx>)(<Zjhm>.*?<\/Zjhm>)/, '$2$1');
    expect(turned).not.toBe(file);
    expect(await objections('upload', [turned])).not.toEqual([]);
  });
});

it.skipIf(haveSchemas)(`upload files against the schema, ${SCHEMAS_MISSING}`, (context) => {
  context.skip();
});
