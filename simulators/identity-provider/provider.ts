import { Provider, interactionPolicy, type Interaction } from 'oidc-provider';
import type { ProviderKeys } from './keys.ts';
import type { ProviderSettings } from './settings.ts';

const { Check, base } = interactionPolicy;

/** Where the page stands that one chooses a person at. */
export const interactionPath = ({ uid }: Pick<Interaction, 'uid'>): string => `/interaction/${uid}`;

/** It asks who one is each time: whoever tries the product out signs in as one person after the other. */
function policyThatAsks() {
  const policy = base();
  const asks = new Check('asks_always', 'a person is chosen each time', (ctx) =>
    ctx.oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(asks);
  return policy;
}

/**
 * An OpenID provider as real ones are (`oidc-provider`), with a handful of people and one client. PKCE is
 * demanded; names are told at userinfo alone, as the standard has it.
 */
export function makeProvider(
  issuer: string,
  { people, client }: Pick<ProviderSettings, 'people' | 'client'>,
  keys: ProviderKeys,
): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [keys.token] },
    cookies: { keys: [keys.cookie] },
    claims: {
      openid: ['sub'],
      profile: ['preferred_username'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: {
      policy: policyThatAsks(),
      url: (_ctx, interaction) => interactionPath(interaction),
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_ctx, subject) => {
      const person = people.find((one) => one.subject === subject);
      if (person === undefined) return undefined;
      const { name } = person;
      return {
        accountId: subject,
        claims: () => ({
          sub: subject,
          preferred_username: name,
          email: name,
          email_verified: true,
        }),
      };
    },
    // The one client is the product itself: nobody is asked whether it may know who he is.
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, session, params, provider } = oidc;
      const grant = new provider.Grant({
        clientId: asking?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      const { scope } = params ?? {};
      grant.addOIDCScope(typeof scope === 'string' ? scope : 'openid');
      await grant.save();
      return grant;
    },
  });
}
