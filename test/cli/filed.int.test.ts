import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beianCommand } from '#cli/program.ts';
import { soapServer } from '../activities/authority/v3/support/isp-server.ts';

const KEY = Buffer.alloc(32).toString('base64');
const QUERY = {
  name: 'isp_querybeianstatus',
  parts: Array.from({ length: 7 }, (_, index) => `arg${String(index)}`),
  result: 'return',
};
const NOT_FILED =
  '<return><msg_code>0</msg_code><msg></msg><StatusInfo><Bazt>1</Bazt></StatusInfo></return>';

let out = '';
beforeEach(() => {
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Runs the command with these lines on its standard input, against a bureau that knows nothing. */
async function filed(line: string, input: readonly string[] = []) {
  const bureau = await soapServer('document', [QUERY], () => NOT_FILED);
  const { wsdl } = bureau;
  const endpoint = {
    ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'], ispId: 1 },
    ...{ upDownload: { wsdl }, beianStatus: { wsdl }, user: 'u', password: 'p' },
  };
  const env = {
    ...{ DATABASE_URL: 'postgresql://db', BEIAN_DATA_KEYS: `k:${KEY}`, BEIAN_INDEX_KEY: KEY },
    AUTHORITY_ENDPOINTS: JSON.stringify([endpoint]),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const stdin = Readable.from(input) as unknown as typeof process.stdin;
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin);
  const args = ['authority', 'filed', 'tianjin', ...line.split(' ')];
  const error: unknown = await beianCommand()
    .parseAsync(args, { from: 'user' })
    .then(
      () => undefined,
      (refusal: unknown) => refusal,
    );
  return { error, asked: bureau.taken.map(([, { arg5, arg6 }]) => [arg5, arg6]) };
}

describe('asking what is filed', () => {
  it.each([
    ['domain a.example.com', [], ['0', 'a.example.com']],
    ['residentId', ['X0000001\n', 'another\n'], ['2', 'X0000001']],
    ['businessLicence', [' 120000000000001 \n'], ['1', '120000000000001']],
    ['businessLicence 120000000000001', [], ['1', '120000000000001']],
  ])(
    'given beian authority filed tianjin %s, with %j typed, then %j is asked',
    async (...given) => {
      const [line, input, expected] = given;
      expect(await filed(line, input)).toEqual({ error: undefined, asked: [expected] });
      expect(out).toBe('未备案 not filed\n');
    },
  );

  it.each(['residentId', 'passport', 'officerCertificate', 'taiwanPermit'])(
    'given the number of a person’s %s as an argument, then it is refused and not repeated',
    async (kind) => {
      const { error, asked } = await filed(`${kind} X0000001`);
      expect(error).toMatchObject({
        ...{ code: 'question.personal', field: 'value' },
        remedy: expect.stringMatching(/^Leave it out, .*\.$/) as string,
      });
      expect(String(error)).not.toContain('X0000001');
      expect(asked).toEqual([]);
    },
  );

  it.each([
    ['domain', []],
    ['passport', []],
    ['passport', [' \n']],
  ])('given %s and nothing but %j, then it says what is missing', async (kind, input) => {
    const { error, asked } = await filed(kind, input);
    expect(error).toMatchObject({
      code: 'question.value_missing',
      field: expect.stringMatching(/\S/) as string,
    });
    expect(asked).toEqual([]);
  });
});
