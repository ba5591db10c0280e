/** What drivers say when the record can't be reached, or went away in mid-sentence. */
const PRISMA_CODES = ['P1000', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'];
const SYSTEM_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND'];
/** How Prisma's driver adapter calls the same, where a hand-written statement got no answer. */
const ADAPTER_KINDS = [
  'ConnectionClosed',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
];
/** PostgreSQL: connection exceptions, shutting down, starting up, too many connections. */
const SQL_STATES = /^(08|57P0|53300)/;
const WORDS =
  /connection terminated|terminating connection|connection timeout|timeout exceeded when trying to connect|not queryable|server (?:has )?closed the connection|connection ended unexpectedly|can't reach database/i;

/** Whether an error means that the record can't be reached: the caller does not know what became of a write. */
export function isUnreachable(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Object && depth < 5; depth += 1) {
    const { code, name, message, cause, meta, kind, originalCode } = at as Record<string, unknown>;
    if (name === 'PrismaClientInitializationError') return true;
    if (typeof kind === 'string' && ADAPTER_KINDS.includes(kind)) return true;
    for (const said of [code, originalCode]) {
      if (typeof said !== 'string') continue;
      if (PRISMA_CODES.includes(said) || SYSTEM_CODES.includes(said) || SQL_STATES.test(said)) {
        return true;
      }
    }
    if (typeof message === 'string' && WORDS.test(message)) return true;
    // Prisma keeps what it has no code of its own for (a server that is starting up) beside the chain of causes.
    at = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
