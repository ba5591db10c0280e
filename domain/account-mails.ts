/** The mails about an account itself, apart from any order. Each has a text in `templates/<locale>/`. */
export const ACCOUNT_MAILS = [
  'passwordReset',
  'passwordChanged',
  'contactChanged',
  'signInHeld',
] as const;

export type AccountMailName = (typeof ACCOUNT_MAILS)[number];

/** What their texts may say. */
export interface AccountMailVariables {
  readonly handle: string;
  /** Where a forgotten password is asked for, or set anew. */
  readonly link: string;
}
