import { describe, expect, it } from 'vitest';
import { readReply } from '#activities/authority/v3/read-reply.ts';

describe('the reply of a call', () => {
  it('given the examples of the specification, then they are read', () => {
    expect(
      readReply('<return version="V.3.0"><msg_code>0</msg_code><msg>操作成功</msg></return>'),
    ).toEqual({
      code: 0,
      message: '操作成功',
      sequences: [],
      files: [],
      lastSequence: undefined,
      statuses: [],
      passwordRight: undefined,
      oddities: [],
    });
  });

  it.each([
    '<return><msg_code>14</msg_code><msg>缺</msg><dataSequences><dataSequence>7</dataSequence><dataSequence>9</dataSequence></dataSequences></return>',
    '\n <?xml version="1.0" encoding="GBK"?>\n<return>\n <msg_code> 14 </msg_code>\n<msg><![CDATA[ 缺 ]]></msg><dataSequences>\n<dataSequence> 7,9 </dataSequence></dataSequences>\n</return>',
    '<result><x:return xmlns:x="urn:x"><x:dataSequences><x:dataSequence>7</x:dataSequence><x:dataSequence>9</x:dataSequence></x:dataSequences><x:msg>缺</x:msg><x:msg_code>14</x:msg_code></x:return></result>',
  ])('given a gap, however it is written, then the numbers are there', (xml) => {
    expect(readReply(xml.trim())).toMatchObject({ code: 14, message: '缺', sequences: [7, 9] });
  });

  it('given a file with any good code, then it is there; what is left out means the usual', () => {
    const fileInfos =
      '<fileInfos><return_FileName>f1</return_FileName><beianInfo>\nAQ\nID\n</beianInfo><beianInfoHash>h==</beianInfoHash></fileInfos>';
    for (const code of [0, 1, 3]) {
      const reply = readReply(`<return><msg_code>${code}</msg_code>${fileInfos}</return>`);
      expect(reply.files).toEqual([
        {
          name: 'f1',
          bytes: Buffer.from([1, 2, 3]),
          hash: 'h==',
          hashAlgorithm: 0,
          compressionFormat: 0,
          encryptAlgorithm: 0,
        },
      ]);
    }
  });

  it('given the previous upload, then it has its number, and no number is taken for missing', () => {
    const reply = readReply(
      '<return><msg_code>0</msg_code><fileInfos><encryptAlgorithm>1</encryptAlgorithm><dataSequence>12</dataSequence>' +
        '<return_FileName>f</return_FileName><beianInfo>AA==</beianInfo><beianInfoHash>x</beianInfoHash></fileInfos></return>',
    );
    expect(reply.files[0]).toMatchObject({ name: 'f', encryptAlgorithm: 1 });
    expect(reply.lastSequence).toBe(12);
    expect(reply.sequences).toEqual([]);
  });

  it('given a number and no file, as before the first upload, then the number is there', () => {
    const reply = readReply(
      '<return><msg_code>0</msg_code><fileInfos><dataSequence>0</dataSequence><beianInfo/></fileInfos></return>',
    );
    expect(reply.files).toEqual([]);
    expect(reply.lastSequence).toBe(0);
  });

  it('given a query of a domain, then 0 means filed', () => {
    const status = (bazt: string) =>
      readReply(
        `<return><msg_code>0</msg_code><StatusInfo><Cxtjlx>0</Cxtjlx><Cxtj>a.example.com</Cxtj><Wzbah>鄂ICP备2026000001号-1</Wzbah><Bazt>${bazt}</Bazt></StatusInfo></return>`,
      ).statuses[0];
    expect(status('0')).toMatchObject({
      conditionType: 0,
      filed: true,
      serviceNumber: '鄂ICP备2026000001号-1',
    });
    expect(status('1')?.filed).toBe(false);
    expect(status('9')?.filed).toBeUndefined();
  });

  it('given a check of a password, then 0 means right', () => {
    expect(readReply('<return><VerifyRes>0</VerifyRes></return>').passwordRight).toBe(true);
    expect(
      readReply('<return><msg_code>0</msg_code><VerifyRes>1</VerifyRes></return>').passwordRight,
    ).toBe(false);
  });

  it('given a code that is none, then that is odd and nothing throws', () => {
    const reply = readReply('<return><msg_code>OK</msg_code></return>');
    expect(reply.code).toBeUndefined();
    expect(reply.oddities).toEqual([{ path: 'return/msg_code', problem: 'notANumber' }]);
    expect(readReply('<nothing/>')).toMatchObject({ code: undefined, files: [] });
  });
});
