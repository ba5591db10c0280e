/** What a browser is told of a file with somebody's data: show it, run nothing of it, keep nothing. */
export const GUARDED = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
} as const;
