import { randomBytes } from 'node:crypto';
import type { Role } from '#domain/roles.ts';

/** Somebody who signed in at the pages, on one browser. */
export interface Session {
  readonly id: string;
  /** The bearer token that the pages ask the API with; it never reaches the browser again. */
  readonly token: string;
  readonly role: Role;
  readonly handle: string;
  /** What every form of this session sends back: a stranger's page does not know it. */
  readonly csrf: string;
}

/** Who is signed in, kept in memory only: a restart signs everybody out, and no token is ever stored. */
export interface Sessions {
  open(account: Pick<Session, 'token' | 'role' | 'handle'>): Session;
  /** The session of an id, if it has not ended; asking for it prolongs it. */
  find(id: string | undefined): Session | undefined;
  close(id: string): void;
}

const IDLE_MS = 8 * 3_600_000;
const opaque = () => randomBytes(24).toString('base64url');

/**
 * Makes an empty store of sessions.
 * @param now wall time in milliseconds; what people do at a browser does not follow the sandbox clock
 */
export function createSessions(now: () => number = Date.now): Sessions {
  const kept = new Map<string, { session: Session; until: number }>();
  const prune = () => {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
  };
  return {
    open: (account) => {
      prune();
      const session = { ...account, id: opaque(), csrf: opaque() };
      kept.set(session.id, { session, until: now() + IDLE_MS });
      return session;
    },
    find: (id) => {
      const found = id === undefined ? undefined : kept.get(id);
      if (found === undefined || found.until <= now()) return undefined;
      found.until = now() + IDLE_MS;
      return found.session;
    },
    close: (id) => {
      kept.delete(id);
    },
  };
}
