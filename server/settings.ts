import { CodedError } from '#domain/errors.ts';
import { parseQuietHours } from '#domain/quiet-hours.ts';
import { NAME_CLAIMS } from '#identity/oidc/names.ts';
import { refuseMisspelt } from './misspelt-settings.ts';
import {
  address,
  endpointList,
  hostAndPort,
  issuer,
  keptMonths,
  key,
  keyRing,
  oneOf,
  ranges,
  secretFile,
  servers,
  text,
  whole,
} from './setting-readers.ts';

/** Every setting there is: the variable's name, how it is read, and what it is for. */
export const SETTINGS = {
  databaseUrl: [
    'DATABASE_URL',
    address('postgresql', 'postgres'),
    'PostgreSQL to use instead of the embedded one',
  ],
  temporalAddress: ['TEMPORAL_ADDRESS', hostAndPort, 'Temporal to use instead of the embedded one'],
  temporalNamespace: ['TEMPORAL_NAMESPACE', text, 'Temporal namespace; default "default"'],
  smtpUrl: ['SMTP_URL', address('smtp', 'smtps'), 'mail server to use instead of the mailbox'],
  mailFrom: ['MAIL_FROM', text, 'sender of e-mail'],
  twilioAccountSid: ['TWILIO_ACCOUNT_SID', text, 'Twilio account, instead of the simulated phone'],
  twilioAuthToken: ['TWILIO_AUTH_TOKEN', text, 'its token'],
  twilioFrom: ['TWILIO_FROM', text, 'number or sender id that text messages come from'],
  twilioBaseUrl: [
    'TWILIO_BASE_URL',
    address('http', 'https'),
    'another base address than api.twilio.com',
  ],
  ipRanges: [
    'BEIAN_IP_RANGES',
    ranges,
    'the provider’s own addresses, CIDR blocks with commas between; without them it is not checked whose an address is',
  ],
  authorityEndpoints: [
    'AUTHORITY_ENDPOINTS',
    endpointList,
    'file with the bureaus’ endpoints (docs/authority.md) to use instead of the simulated ones',
  ],
  oidcIssuer: [
    'BEIAN_OIDC_ISSUER',
    issuer,
    'the identity provider that staff sign in at (OpenID Connect); without one they sign in with passwords',
  ],
  oidcClientId: ['BEIAN_OIDC_CLIENT_ID', text, 'what this system is called there'],
  oidcClientSecret: ['BEIAN_OIDC_CLIENT_SECRET', text, 'its secret there, where it has one'],
  oidcClientSecretFile: [
    'BEIAN_OIDC_CLIENT_SECRET_FILE',
    secretFile,
    'the file that holds this secret, instead of the environment',
  ],
  oidcName: [
    'BEIAN_OIDC_NAME',
    oneOf(...NAME_CLAIMS),
    'what the provider calls the sign-in name; default preferred_username; an email counts once verified',
  ],
  oidcServers: [
    'BEIAN_OIDC_SERVERS',
    servers,
    'further servers that the provider names for keys and tokens, with commas between; none is asked that is not named',
  ],
  host: ['HOST', text, 'address that the API listens on; default 127.0.0.1'],
  port: ['PORT', whole(0, 65535), 'port that the API listens on; default 3000, or a free one'],
  proxies: [
    'BEIAN_PROXIES',
    ranges,
    'addresses of the proxies before the API, CIDR blocks with commas between: what they say of who asks is believed',
  ],
  publicUrl: [
    'PUBLIC_URL',
    address('http', 'https'),
    'address of the API as carriers see it, for status callbacks',
  ],
  recallMinutes: [
    'BEIAN_RECALL_MINUTES',
    whole(0, 60),
    'how long a reviewer may recall a decision, and a passed order waits before it is reported; default 5',
  ],
  quietHours: [
    'BEIAN_QUIET_HOURS',
    parseQuietHours,
    'when nobody is reminded, in Shanghai; default 21:00-08:00; off',
  ],
  smsPerDay: ['BEIAN_SMS_PER_DAY', whole(1, 1_000_000), 'to one number at most; default 30'],
  mailsPerDay: ['BEIAN_MAILS_PER_DAY', whole(1, 1_000_000), 'to one address at most; default 100'],
  uploadsPerDay: [
    'BEIAN_UPLOADS_PER_DAY',
    whole(1, 1_000_000),
    'files that an account and its sub-users upload at most; default 1000',
  ],
  uploadMbPerDay: [
    'BEIAN_UPLOAD_MB_PER_DAY',
    whole(1, 1_000_000),
    'megabytes that an account and its sub-users upload at most; default 1024',
  ],
  requestsPerMinute: [
    'BEIAN_REQUESTS_PER_MINUTE',
    whole(10, 1_000_000),
    'answered to one account, and ten times as many to one address; default 600',
  ],
  auditMonths: [
    'BEIAN_AUDIT_KEEP',
    keptMonths,
    'how many months the audit is kept before it may be purged, 6 at least; default 36',
  ],
  dataKeys: [
    'BEIAN_DATA_KEYS',
    keyRing,
    'keys of personal fields, id:base64;…, the first one seals',
  ],
  indexKey: ['BEIAN_INDEX_KEY', key, 'key of the blind indexes, 32 bytes in base64'],
  home: ['BEIAN_HOME', text, 'folder of the embedded parts; default .beian'],
  materials: ['BEIAN_MATERIALS', text, 'folder of materials; default materials in BEIAN_HOME'],
  cache: ['BEIAN_CACHE', text, 'folder of what was fetched or made once; default .beian/cache'],
  sandbox: [
    'BEIAN_SANDBOX',
    oneOf('on', 'off'),
    'sandbox clock; set by "beian start" for its embedded servers',
  ],
  logLevel: ['LOG_LEVEL', oneOf('silent', 'error', 'warn', 'info', 'debug'), 'default warn'],
} as const;

type Table = typeof SETTINGS;

/** The settings that were given. */
export type Settings = { readonly [Name in keyof Table]?: ReturnType<Table[Name][1]> };

export type SettingName = keyof Table;

/**
 * Reads and checks all settings at once.
 * @throws CodedError `setting.invalid`, `setting.unknown` (a name that is nearly one of ours), each naming the variable.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  refuseMisspelt(
    Object.keys(env),
    Object.values(SETTINGS).map(([variable]) => variable),
  );
  const given = Object.entries(SETTINGS).flatMap(([name, [variable, read]]) => {
    const value = env[variable]?.trim();
    if (value === undefined || value === '') return [];
    try {
      return [[name, read(value)] as const];
    } catch (error) {
      throw new CodedError(
        'setting.invalid',
        `The setting ${variable} ${(error as Error).message}.`,
        {
          field: variable,
          remedy: `${variable}: ${SETTINGS[name as SettingName][2]}. Correct or unset it and start again.`,
        },
      );
    }
  });
  const settings = Object.fromEntries(given) as Settings;
  requireWhole(settings);
  return settings;
}

/** The value of a setting that this process can't do without. */
export function needed<Name extends SettingName>(
  settings: Settings,
  name: Name,
): NonNullable<Settings[Name]> {
  const value = settings[name];
  if (value !== undefined) return value;
  const [variable, , purpose] = SETTINGS[name];
  throw new CodedError('setting.missing', `The setting ${variable} is missing.`, {
    field: variable,
    remedy: `${variable}: ${purpose}. This process can’t run without it.`,
  });
}

/** Settings that only make sense together. */
const TOGETHER = [
  ['twilioAccountSid', 'twilioAuthToken', 'twilioFrom'],
  ['dataKeys', 'indexKey'],
  ['oidcIssuer', 'oidcClientId'],
] as const satisfies readonly (readonly SettingName[])[];

function requireWhole(settings: Settings): void {
  for (const group of TOGETHER) {
    const missing = group.filter((name) => settings[name] === undefined);
    if (missing.length === 0 || missing.length === group.length) continue;
    const variables = missing.map((name) => SETTINGS[name][0]);
    const given = group.filter((name) => !missing.includes(name)).map((name) => SETTINGS[name][0]);
    throw new CodedError(
      'setting.missing',
      `The setting ${variables.join(' and ')} is missing beside ${given.join(' and ')}.`,
      { field: variables[0] ?? '', remedy: `Give all of them, or none.` },
    );
  }
}
