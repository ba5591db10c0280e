import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodedError } from '#domain/errors.ts';
import { SETTINGS, needed, readSettings } from '#server/settings.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');
const SHORT = Buffer.alloc(16, 7).toString('base64');
const SECRET = 'sw0rdf1sh';
const TWILIO = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: SECRET, TWILIO_FROM: '+8610' };
const ENDPOINT = {
  ...{ name: 'tianjin', version: 'V3.0', provinces: ['天津'], ispId: 110000001 },
  upDownload: { wsdl: 'http://bureau.example/upDownLoad?wsdl' },
  ...{ user: 'u', password: SECRET },
};
const endpoints = (...list: object[]): string => JSON.stringify(list);
const bytes = (length: number) => Buffer.alloc(length, 7).toString('base64');
const encrypted = (key: string, iv: string) => endpoints({ ...ENDPOINT, encryption: { key, iv } });

/** What is thrown at settings like these. */
function refusal(env: Record<string, string>): CodedError {
  try {
    readSettings(env);
  } catch (error) {
    return error as CodedError;
  }
  throw new Error('These settings were taken');
}

const OIDC = { BEIAN_OIDC_ISSUER: 'https://id.example/realm', BEIAN_OIDC_CLIENT_ID: 'beian' };

describe('the identity provider of the staff', () => {
  it('given https, or http on this very machine, then it is taken', () => {
    for (const issuer of ['https://id.example/realm', 'http://127.0.0.1:8028', 'http://[::1]:1']) {
      expect(readSettings({ ...OIDC, BEIAN_OIDC_ISSUER: issuer }).oidcIssuer).toBe(issuer);
    }
  });

  it.each([
    'http://id.example',
    'http://localhost:8028',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1@id.example',
    'https://u:p@id.example',
    'https://id.example/?x=1',
    'id.example',
    'file:///etc/passwd',
  ])('given %s, then it is refused: tokens would come over a line that anybody is on', (issuer) => {
    const { code, field } = refusal({ ...OIDC, BEIAN_OIDC_ISSUER: issuer });
    expect([code, field]).toEqual(['setting.invalid', 'BEIAN_OIDC_ISSUER']);
  });

  it('given an issuer without what this system is called there, then that is asked for', () => {
    const { code, field } = refusal({ BEIAN_OIDC_ISSUER: OIDC.BEIAN_OIDC_ISSUER });
    expect([code, field]).toEqual(['setting.missing', 'BEIAN_OIDC_CLIENT_ID']);
  });

  it('given further servers, then they are kept as origins; http and paths are refused', () => {
    const servers = (list: string) =>
      readSettings({ ...OIDC, BEIAN_OIDC_SERVERS: list }).oidcServers;
    expect(servers('https://a.example, https://b.example:8443/')).toEqual([
      'https://a.example',
      'https://b.example:8443',
    ]);
    for (const list of ['http://a.example', 'https://a.example/keys', '*']) {
      expect(refusal({ BEIAN_OIDC_SERVERS: list }).code).toBe('setting.invalid');
    }
  });

  it('given its secret is in a file, then it is read from there; a file that is not there is refused', () => {
    const folder = mkdtempSync(join(tmpdir(), 'beian-secret-'));
    const file = join(folder, 'secret');
    writeFileSync(file, `${SECRET}\n`);
    const settings = readSettings({ ...OIDC, BEIAN_OIDC_CLIENT_SECRET_FILE: file });
    expect(settings.oidcClientSecretFile).toBe(SECRET);
    const { message } = refusal({ ...OIDC, BEIAN_OIDC_CLIENT_SECRET_FILE: join(folder, 'none') });
    expect(message).toContain('BEIAN_OIDC_CLIENT_SECRET_FILE');
    rmSync(folder, { recursive: true });
  });
});

describe('settings that are right', () => {
  it('given none, then none', () => {
    expect(readSettings({})).toEqual({});
  });

  it('given all, then each has its type', () => {
    const settings = readSettings({
      ...TWILIO,
      DATABASE_URL: 'postgresql://u:p@db/beian',
      TEMPORAL_ADDRESS: 'temporal.internal:7233',
      SMTP_URL: 'smtps://u:p@mail:465',
      AUTHORITY_ENDPOINTS: endpoints(ENDPOINT),
      PORT: '0',
      BEIAN_DATA_KEYS: `k2:${KEY};k1:${KEY}`,
      BEIAN_INDEX_KEY: KEY,
      BEIAN_QUIET_HOURS: '22:00-07:30',
      BEIAN_IP_RANGES: '121.36.0.0/16, 2407:c080::/32',
      BEIAN_SMS_PER_DAY: '3',
      BEIAN_MAILS_PER_DAY: '5',
      BEIAN_REQUESTS_PER_MINUTE: '50',
      BEIAN_AUDIT_KEEP: '6',
      BEIAN_SANDBOX: 'on',
      LOG_LEVEL: 'debug',
    });
    expect(settings.ipRanges).toEqual(['121.36.0.0/16', '2407:c080::/32']);
    expect(settings).toMatchObject({ port: 0, authorityEndpoints: [ENDPOINT], sandbox: 'on' });
    expect(settings).toMatchObject({ quietHours: { from: 1320, to: 450 }, smsPerDay: 3 });
    expect(settings).toMatchObject({ auditMonths: 6 });
    expect(readSettings({ BEIAN_QUIET_HOURS: 'off' })).toEqual({ quietHours: null });
    expect(settings.dataKeys?.map(({ id, key }) => [id, key.length])).toEqual([
      ['k2', 32],
      ['k1', 32],
    ]);
  });

  it.each([16, 24, 32])('given an AES key of %i bytes, then it is taken', (length) => {
    const unpadded = bytes(length).replace(/=+$/, '');
    for (const key of [bytes(length), unpadded]) {
      const env = { AUTHORITY_ENDPOINTS: encrypted(key, bytes(16)) };
      expect(readSettings(env).authorityEndpoints?.[0]?.encryption?.key).toBe(key);
    }
  });

  it('given empty and blank ones, then they are as good as unset, in groups too', () => {
    const blank = Object.values(SETTINGS).map(([variable]) => [variable, ' ']);
    expect(readSettings(Object.fromEntries(blank) as Record<string, string>)).toEqual({});
    expect(readSettings({ ...TWILIO, AUTHORITY_ENDPOINTS: '' })).toHaveProperty(
      'twilioFrom',
      '+8610',
    );
  });

  it('given names of others, then they are none of ours', () => {
    const env = {
      PATH: '/bin',
      HOME: '/root',
      MAIL: '/var/mail/root',
      MAILCHECK: '1',
      HOSTNAME: 'x',
    };
    expect(readSettings({ ...env, PORTS: '1', TEMPORAL_CLI: '/t', BEIAN_CONTRACTS: '/c' })).toEqual(
      {},
    );
  });
});

describe('settings that are wrong', () => {
  it.each([
    ['DATABASE_URL', 'mysql://db', 'postgresql://'],
    ['DATABASE_URL', 'db:5432', 'postgresql://'],
    ['DATABASE_URL', `not an address ${SECRET}`, 'postgresql://'],
    ['TEMPORAL_ADDRESS', 'http://temporal:7233', 'host:port'],
    ['TEMPORAL_ADDRESS', 'temporal', 'host:port'],
    ['SMTP_URL', 'mailto:a@b.example', 'smtp://'],
    ['TWILIO_BASE_URL', 'ftp://x', 'https://'],
    ['PUBLIC_URL', 'beian.example', 'https://'],
    ['PORT', 'http', 'whole number from 0 to 65535'],
    ['PORT', '70000', 'whole number from 0 to 65535'],
    ['PORT', '-1', 'whole number from 0 to 65535'],
    ['PORT', '80.5', 'whole number from 0 to 65535'],
    ['AUTHORITY_ENDPOINTS', '/there/is/no/such/file.json', 'a file, or a JSON list of endpoints'],
    ['AUTHORITY_ENDPOINTS', `[{"password":"${SECRET}"`, 'a JSON list of endpoints'],
    ['AUTHORITY_ENDPOINTS', endpoints({ ...ENDPOINT, ispId: 0 }), 'is wrong at /0/ispId'],
    ['AUTHORITY_ENDPOINTS', endpoints({ ...ENDPOINT, provinces: ['Tianjin'] }), '/0/provinces/0'],
    ['AUTHORITY_ENDPOINTS', endpoints({ ...ENDPOINT, timeoutSeconds: 31 }), '/0/timeoutSeconds'],
    [
      'AUTHORITY_ENDPOINTS',
      encrypted(bytes(20), bytes(16)),
      'must be 16, 24 or 32 bytes in base64 at /0/encryption/key',
    ],
    ['AUTHORITY_ENDPOINTS', encrypted('', bytes(16)), '/0/encryption/key'],
    // Sixteen characters are no sixteen bytes.
    ['AUTHORITY_ENDPOINTS', encrypted('0123456789abcdef', bytes(16)), '/0/encryption/key'],
    ['AUTHORITY_ENDPOINTS', encrypted(`${bytes(15)}!!!!`, bytes(16)), '/0/encryption/key'],
    [
      'AUTHORITY_ENDPOINTS',
      encrypted(bytes(32), bytes(12)),
      'must be 16 bytes in base64 at /0/encryption/iv',
    ],
    [
      'AUTHORITY_ENDPOINTS',
      endpoints(ENDPOINT, { ...ENDPOINT, name: 'other' }),
      'must name 天津 once',
    ],
    ['BEIAN_QUIET_HOURS', '9-5', 'two different times of day like 21:00-08:00, or off'],
    ['BEIAN_IP_RANGES', 'everywhere', 'must be CIDR blocks, for example 121.36.0.0/16'],
    ['BEIAN_SMS_PER_DAY', '0', 'whole number from 1 to 1000'],
    ['BEIAN_REQUESTS_PER_MINUTE', '9', 'whole number from 10 to 1000000'],
    ['BEIAN_AUDIT_KEEP', '5', 'must be 6 months or more: the Cybersecurity Law'],
    ['BEIAN_AUDIT_KEEP', 'six', 'must be 6 months or more'],
    ['BEIAN_SANDBOX', 'yes', 'one of on, off'],
    ['LOG_LEVEL', 'trace', 'one of silent, error'],
    ['BEIAN_INDEX_KEY', SHORT, '32 bytes in base64'],
    ['BEIAN_DATA_KEYS', KEY, 'id:key pairs'],
    ['BEIAN_DATA_KEYS', `k1:${SHORT}`, '32 bytes in base64'],
    ['BEIAN_DATA_KEYS', `k1:${KEY};`, 'id:key pairs'],
  ])('given %s=%s, then it is named, with what it must be and what to do', (name, value, words) => {
    const error = refusal({ [name]: value });
    expect(error).toMatchObject({ code: 'setting.invalid', field: name });
    expect(error.message).toContain(name);
    expect(error.message).toContain(words);
    expect(error.remedy).toMatch(new RegExp(`^${name}: .+Correct or unset it and start again\\.$`));
    if (!/^\w{1,8}$/.test(value))
      expect(`${error.message} ${String(error.remedy)}`).not.toContain(value);
  });

  it.each([
    ['TWILIO_ACOUNT_SID', 'TWILIO_ACCOUNT_SID'],
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['TEMPORAL_ADRESS', 'TEMPORAL_ADDRESS'],
    ['SMTP_URI', 'SMTP_URL'],
    ['BEIAN_DATAKEYS', 'BEIAN_DATA_KEYS'],
    ['AUTHORITY_ENDPOINT', 'AUTHORITY_ENDPOINTS'],
    ['PUBLIC_URI', 'PUBLIC_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
  ])('given %s, then it asks whether %s was meant', (typo, meant) => {
    const error = refusal({ [typo]: SECRET });
    expect(error).toMatchObject({
      code: 'setting.unknown',
      field: typo,
      remedy: `Did you mean ${meant}?`,
    });
    expect(error.message).not.toContain(SECRET);
  });

  it('given a name of our own that is near nothing, then it points at the list', () => {
    expect(refusal({ BEIAN_COLOUR_SCHEME: 'dark' })).toMatchObject({
      code: 'setting.unknown',
      field: 'BEIAN_COLOUR_SCHEME',
      remedy: 'See “beian start --help” for all settings.',
    });
  });

  it.each([
    [{ ...TWILIO, TWILIO_AUTH_TOKEN: '' }, 'TWILIO_AUTH_TOKEN'],
    [{ TWILIO_FROM: '+8610' }, 'TWILIO_ACCOUNT_SID'],
    [{ BEIAN_DATA_KEYS: `k1:${KEY}` }, 'BEIAN_INDEX_KEY'],
    [{ BEIAN_INDEX_KEY: KEY }, 'BEIAN_DATA_KEYS'],
  ])('given half a group %j, then the missing one is named and no value told', (env, missing) => {
    const error = refusal(env);
    expect(error).toMatchObject({ code: 'setting.missing', field: missing });
    expect(error.message).toContain(`${missing} `);
    expect(error.remedy).toBe('Give all of them, or none.');
    expect(`${error.message} ${String(error.remedy)}`).not.toContain(SECRET);
    expect(`${error.message} ${String(error.remedy)}`).not.toContain(KEY);
  });

  it('given a process that can’t do without one, then it is named with its purpose', () => {
    expect(() => needed({}, 'databaseUrl')).toThrow('The setting DATABASE_URL is missing.');
    expect(needed({ port: 0 }, 'port')).toBe(0);
  });
});
