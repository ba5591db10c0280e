import { absent, held, type Row } from './row.ts';

const AT_PROVIDER = 'identity/oidc/staff-sign-in.int';
const FORGED = 'identity/oidc/forged-answers.int › given a token %s, then nobody is let in';
const FORGED_ID = (what: string) => `identity/oidc/forged-answers.int › ${what}`;

/** What sign-in of staff at an identity provider owes: of chapter 7 what leads there, of chapter 10 the relying party’s. */
export const RELYING_PARTY: readonly Row[] = [
  held(
    '7.1.3',
    'Sign-in elsewhere is written down',
    'A session here lasts as any other, whatever becomes of the one at the provider.',
    'docs/decisions/0030-staff-sign-in.md › *The session is ours*',
  ),
  held(
    '7.6.1',
    'Sessions here and elsewhere',
    'They end apart, as it is written down: ours after 8 idle hours and 7 days, and when somebody is shut out or named anew here; then one proves oneself at the provider again.',
    'docs/decisions/0030-staff-sign-in.md › ending it there does not end ours',
    `${AT_PROVIDER} › given his account is shut out, then he is answered as whoever has none`,
    `${AT_PROVIDER} › given his name is taken away, then his sessions end, and a new name binds anew`,
  ),
  held(
    '7.6.2',
    'No session unasked',
    'A session begins with a form that one sends, or with our own link to the provider: another site that leads there leads to our page.',
    'pages/own-browser.int › given another site leads there, then one is asked at our own page first',
    'pages/refusals.int › given a session that was ended, then 401 with the form to sign in, and the way back',
  ),
  held(
    '10.1.1',
    'Tokens stay with the server',
    'They are used at once and kept nowhere; the browser gets a session of ours.',
    `${AT_PROVIDER} › given all that, then neither a name nor a subject of the provider stands in the record`,
  ),
  held(
    '10.1.2',
    'Answers belong to the question',
    'State, nonce and proof key follow from 256 bits in the browser’s cookie, and are good once.',
    `${AT_PROVIDER} › given another browser, with a mark of its own or none, then it is not let in`,
    `${AT_PROVIDER} › given it was finished, when the same is sent again, then it is refused`,
  ),
  held(
    '10.2.1',
    'No sign-in for another’s browser',
    'State and PKCE.',
    `${AT_PROVIDER} › given a wrong state, of any length or script, then nobody is let in, and the right one still counts`,
    `${AT_PROVIDER} › given a code of another browser’s, when it comes with a state of one’s own, then PKCE refuses it`,
  ),
  held(
    '10.2.2',
    'Providers are not mixed up',
    'There is one, and its answer has to name it.',
    `${AT_PROVIDER} › given the answer names another issuer, or none, then it is not relied on`,
  ),
  held(
    '10.5.1',
    'ID tokens are not played again',
    'The nonce is the one of this sign-in.',
    FORGED_ID("['of another sign-in', { claims: { nonce: 'another' } }]"),
  ),
  held(
    '10.5.2',
    'Who somebody is',
    'Issuer and subject; a name counts once, when an account is bound.',
    `${AT_PROVIDER} › given somebody is bound, when another person has his name, then that person is nobody here`,
  ),
  held(
    '10.5.3',
    'The issuer is the one of the settings',
    'Metadata that name another, or servers that the settings do not, lead nowhere.',
    FORGED_ID("['another issuer', { issuer: 'https://evil.example' }]"),
    FORGED_ID('given they lead %s elsewhere than the settings, then nobody is sent there'),
  ),
  held(
    '10.5.4',
    'Tokens are for us',
    'The audience is our name there.',
    FORGED_ID("['for another client', { claims: { aud: 'another' } }]"),
    FORGED,
  ),
  absent(
    '10.5.5',
    'Sign-out from elsewhere',
    'There is no back-channel logout: no address of ours takes a logout token.',
  ),
];
