/** What a sign-in name may be read from, with the scope that is asked for it. */
export const NAMES = {
  preferred_username: { scope: 'openid profile' },
  /** Only one that the provider has verified. */
  email: { scope: 'openid email' },
} as const;

export type NameClaim = keyof typeof NAMES;

export const NAME_CLAIMS = Object.keys(NAMES) as NameClaim[];
