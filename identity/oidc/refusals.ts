import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { CodedError } from '#domain/errors.ts';

type Facts = Readonly<{ why: string }>;

/** What a sign-in at the identity provider can end with, other than being let in. */
const REFUSALS = {
  off: (facts: Facts) =>
    new CodedError('staff_sign_in.off', 'Staff do not sign in at an identity provider here.', {
      ...{ facts, remedy: 'Sign in with name and password.' },
    }),
  unreachable: (facts: Facts) =>
    new CodedError('staff_sign_in.unreachable', 'The identity provider can’t be reached.', {
      ...{ facts, remedy: 'Try again in a minute. If it stays away, ask who runs it.' },
    }),
  misconfigured: (facts: Facts) =>
    new CodedError(
      'staff_sign_in.misconfigured',
      'The identity provider is not as the settings of this system say.',
      { facts, remedy: 'Ask the system administrator: the log names what does not fit.' },
    ),
  not_begun: (facts: Facts) =>
    new CodedError(
      'staff_sign_in.not_begun',
      'This sign-in was not begun in this browser, was finished already, or took too long.',
      { facts, remedy: 'Begin again at the page to sign in, and stay in one browser.' },
    ),
  cancelled: (facts: Facts) =>
    new CodedError(
      'staff_sign_in.cancelled',
      'The sign-in was given up at the identity provider.',
      { facts, remedy: 'Begin again when you want to.' },
    ),
  not_valid: (facts: Facts) =>
    new CodedError(
      'staff_sign_in.not_valid',
      'What the identity provider said of you can’t be relied on.',
      { facts, remedy: 'Begin again. If this stays so, ask the system administrator.' },
    ),
  no_account: (facts: Facts) =>
    new CodedError(
      'staff_sign_in.no_account',
      'Nobody may sign in here with this account of the identity provider.',
      {
        facts,
        remedy: 'Ask a security administrator for an account, or whether yours was shut out.',
      },
    ),
  held: (facts: Facts) =>
    new CodedError('staff_sign_in.held', 'Sign-ins from this address failed too often.', {
      ...{ facts, remedy: 'Wait some minutes, then begin again.' },
    }),
} as const;

/**
 * One of these refusals.
 * @param why for the log: what of the library’s or the provider’s; nothing of a person
 */
export const refusal = (code: keyof typeof REFUSALS, why = ''): CodedError =>
  REFUSALS[code]({ why });

/** What a provider answers when it knows a client no more, or otherwise than we do. */
const ABOUT_US = ['invalid_client', 'unauthorized_client', 'invalid_redirect_uri'];

/** What the library says where the metadata are at fault, and not an answer about somebody. */
const ABOUT_METADATA = ['OAUTH_MISSING_SERVER_METADATA', 'OAUTH_INVALID_SERVER_METADATA'];

const LATE = ['OAUTH_TIMEOUT', 'OAUTH_ABORT'];

/**
 * What becomes of an error of the library's, or of one of ours that it has wrapped.
 * @returns a CodedError, or the error itself where it is neither's
 */
export function refusalOf(error: unknown): unknown {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof CodedError) return cause;
  }
  if (error instanceof AuthorizationResponseError) {
    if (error.error === 'access_denied') return refusal('cancelled');
    return refusal(
      ABOUT_US.includes(error.error) ? 'misconfigured' : 'not_valid',
      plain(error.error),
    );
  }
  if (error instanceof ResponseBodyError) {
    return refusal(
      ABOUT_US.includes(error.error) ? 'misconfigured' : 'not_valid',
      plain(error.error),
    );
  }
  if (!(error instanceof ClientError)) return error;
  const { code = '' } = error;
  if (LATE.includes(code)) return refusal('unreachable', code);
  return refusal(ABOUT_METADATA.includes(code) ? 'misconfigured' : 'not_valid', code);
}

/** A code of a stranger's, as far as it is one. */
const plain = (code: string): string => (/^[\w.]{1,60}$/.test(code) ? code : 'malformed');
