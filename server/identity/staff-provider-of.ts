import { openStaffProvider, type StaffProvider } from '#identity/oidc/staff-provider.ts';
import type { Settings } from '../settings.ts';

/** Where the provider sends browsers back to: registered there, below the address of the pages. */
export const RETURN_PATH = '/pages/sign-in/staff/return';

/**
 * The identity provider of the settings; undefined where they name none.
 * @param siteUrl where people find the pages
 */
export function staffProviderOf(settings: Settings, siteUrl: string): StaffProvider | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId } = settings;
  if (issuer === undefined || clientId === undefined) return undefined;
  return openStaffProvider({
    ...{ issuer, clientId },
    clientSecret: settings.oidcClientSecretFile ?? settings.oidcClientSecret,
    servers: settings.oidcServers ?? [],
    nameClaim: settings.oidcName ?? 'preferred_username',
    redirectUri: new URL(RETURN_PATH, siteUrl).href,
  });
}
