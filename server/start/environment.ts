import { LOOPBACK } from '../embedded/ports.ts';
import { needed, type Settings } from '../settings.ts';
import type { Env } from './ground.ts';
import { reachable, type Places } from './places.ts';
import { sandboxEndpoints } from './sandbox-endpoints.ts';
import type { Secrets } from './secrets.ts';
import { settingsOfProvider } from './staff-at-provider.ts';

/** Which parts stand on this machine, because no setting names a real one. */
export interface Embedded {
  readonly postgres: boolean;
  readonly temporal: boolean;
  readonly phone: boolean;
  readonly mailbox: boolean;
  readonly authority: boolean;
  readonly identityProvider: boolean;
}

/**
 * Reads it off the settings. The simulated authority sends its codes to the simulated phones. An identity
 * provider whose people all have one password stands where nothing is real and nobody listens from elsewhere.
 */
export function embeddedParts(settings: Settings): Embedded {
  const phone = settings.twilioAccountSid === undefined;
  const parts = {
    postgres: settings.databaseUrl === undefined,
    temporal: settings.temporalAddress === undefined,
    phone,
    mailbox: settings.smtpUrl === undefined,
    authority: settings.authorityEndpoints === undefined && phone,
  };
  const { oidcIssuer, host = LOOPBACK } = settings;
  const nothingReal = oidcIssuer === undefined && !Object.values(parts).includes(false);
  return { ...parts, identityProvider: nothingReal && host === LOOPBACK };
}

/** Where people find the parts. */
export function urlsOf(settings: Settings, places: Places): Env {
  const here = embeddedParts(settings);
  const at = (port: number) => `http://${reachable(settings)}:${String(port)}`;
  return {
    api: `http://${settings.host ?? LOOPBACK}:${String(places.api)}`,
    ...(here.temporal && { temporalUi: `http://${LOOPBACK}:${String(places.temporalUi)}` }),
    ...(here.phone && { phone: at(places.phone) }),
    ...(here.mailbox && { mailbox: at(places.mailbox) }),
    ...(here.authority && { authority: at(places.authority) }),
    ...(here.identityProvider && { identityProvider: at(places.identityProvider) }),
  };
}

/**
 * What each embedded part gives to the processes that use it, and what all are told. Only the embedded
 * database's address is missing: its password is made at its first start.
 * @throws CodedError `setting.missing` when a real database comes without the keys of its record.
 */
export function givenSettings(settings: Settings, places: Places, secrets: Secrets): Env {
  const here = embeddedParts(settings);
  if (!here.postgres) needed(settings, 'dataKeys');
  const { api = '', phone = '', authority = '', identityProvider = '' } = urlsOf(settings, places);
  return {
    ...(settings.dataKeys === undefined && {
      BEIAN_DATA_KEYS: secrets.dataKeys,
      BEIAN_INDEX_KEY: secrets.indexKey,
    }),
    // Time may be moved where nobody else keeps theirs.
    BEIAN_SANDBOX: here.postgres && here.temporal ? 'on' : 'off',
    PORT: String(places.api),
    PUBLIC_URL: settings.publicUrl ?? api,
    ...(here.temporal && { TEMPORAL_ADDRESS: `${LOOPBACK}:${String(places.temporal)}` }),
    ...(here.phone && {
      TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
      TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
      TWILIO_FROM: '+8610690000',
      TWILIO_BASE_URL: phone,
    }),
    ...(here.mailbox && { SMTP_URL: `smtp://${reachable(settings)}:${String(places.smtp)}` }),
    ...(here.authority && {
      AUTHORITY_ENDPOINTS: JSON.stringify(sandboxEndpoints(authority, secrets.authorityPassword)),
    }),
    ...(here.identityProvider && settingsOfProvider(identityProvider, secrets)),
  };
}
