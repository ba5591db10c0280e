import { absent, held, type Row } from './row.ts';

const DECISION = 'docs/decisions/0030-staff-sign-in.md';
const way = (title: string): string => `identity/oidc/staff-sign-in.int › ${title}`;
const forged = (title: string): string => `identity/oidc/forged-answers.int › ${title}`;

/** What sign-in by OpenID Connect owes: of chapter 7 what leads elsewhere, of chapter 10 the relying party’s. */
export const RELYING_PARTY: readonly Row[] = [
  held(
    '7.1.3',
    'Sign-in elsewhere is written down',
    'How long ours lasts and what ends it.',
    `${DECISION} › signing out here does not end it, and ending it there does not end ours`,
  ),
  held(
    '7.6.1',
    'Sessions here and elsewhere',
    'Ours is a row that ends by our rules, as written.',
    `${DECISION} › it ends after 8 idle hours and 7 days in any case`,
    way('given his name is taken away, then his sessions end, and a new name binds anew'),
  ),
  held(
    '10.1.1',
    'Tokens stay with the server',
    'Read once by the server, and kept nowhere.',
    way('given all that, then neither a name nor a subject of the provider stands in the record'),
  ),
  held(
    '10.1.2',
    'Answers belong to the question',
    'All of it follows from the browser’s own mark.',
    way('given another browser, with a mark of its own or none, then it is not let in'),
    way('given it was finished, when the same is sent again, then it is refused'),
  ),
  held(
    '10.2.1',
    'No sign-in for another’s browser',
    'State, and PKCE with S256.',
    way('given a wrong state, of any length or script, then nobody is let in'),
    way('given a code of another browser’s, when it comes with a state of one’s own, then PKCE'),
  ),
  held(
    '10.2.2',
    'Providers are not mixed up',
    'One provider, and the issuer of the answer counts.',
    way('given the answer names another issuer, or none, then it is not relied on'),
  ),
  held(
    '10.5.1',
    'ID tokens are not played again',
    'The nonce is the browser’s.',
    forged('of another sign-in'),
    forged('of no sign-in'),
  ),
  held(
    '10.5.2',
    'Who somebody is',
    'Issuer and subject, once bound.',
    way('given somebody is bound, when another person has his name, then that person is nobody'),
  ),
  held(
    '10.5.3',
    'The issuer is the one of the settings',
    'Letter by letter, before anybody is sent.',
    forged('another issuer'),
  ),
  held('10.5.4', 'Tokens are for us', 'The audience is our client.', forged('for another client')),
  absent(
    '10.5.5',
    'Sign-out from elsewhere',
    'There is no back-channel logout: the provider tells us nothing, and its logout tokens are read nowhere.',
  ),
];
