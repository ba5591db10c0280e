import type { OrdersDeps } from '#orders/deps.ts';

/** What the API is built on; wired by server/main.ts, and by tests. */
export interface ApiDeps extends OrdersDeps {
  /** Twilio's token and our public address, to check its callbacks; absent where no callback is asked for. */
  readonly smsCallback?: { readonly authToken: string; readonly publicUrl: string };
  /** Whether Temporal answers: told by /health/ready, never waited for. */
  readonly followersReachable: () => Promise<boolean>;
  /** The sandbox clock is on: its routes are served. */
  readonly sandbox: boolean;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}
