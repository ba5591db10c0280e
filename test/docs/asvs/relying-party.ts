import { open, type Row } from './row.ts';

const NOT_YET = 'Sign-in by OpenID Connect is being built; nothing of it is here yet.';

/** What sign-in by OpenID Connect owes: of chapter 7 what leads elsewhere, of chapter 10 the relying party’s. */
export const RELYING_PARTY: readonly Row[] = [
  open('7.1.3', 'Sign-in elsewhere is written down', NOT_YET),
  open('7.6.1', 'Sessions here and elsewhere', NOT_YET),
  open('10.1.1', 'Tokens stay with the server', NOT_YET),
  open('10.1.2', 'Answers belong to the question', NOT_YET),
  open('10.2.1', 'No sign-in for another’s browser', NOT_YET),
  open('10.2.2', 'Providers are not mixed up', NOT_YET),
  open('10.5.1', 'ID tokens are not played again', NOT_YET),
  open('10.5.2', 'Who somebody is', NOT_YET),
  open('10.5.3', 'The issuer is the one of the settings', NOT_YET),
  open('10.5.4', 'Tokens are for us', NOT_YET),
  open('10.5.5', 'Sign-out from elsewhere', NOT_YET),
];
