import { connect } from 'node:net';

/** How a request ended that was sent a byte at a time. */
export interface Ended {
  readonly afterMs: number;
  /** What was answered before the connection was closed. */
  readonly answer: string;
}

/** A byte so often: a connection that is never silent, and never done. */
const BYTE_EVERY_MS = 1_000;

/** Sends one more byte of a header every second, until the other side has had enough. */
export const trickleHeaders = (api: string): Promise<Ended> =>
  trickle(api, 'GET /health/live HTTP/1.1\r\nHost: beian\r\nX-Slow: ');

/** Sends whole headers, and then one more byte of the body every second. */
export const trickleBody = (api: string, token: string): Promise<Ended> =>
  trickle(
    api,
    [
      'POST /api/v1/orders HTTP/1.1\r\nHost: beian',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
    ].join('\r\n'),
  );

function trickle(api: string, begin: string): Promise<Ended> {
  const { hostname, port } = new URL(api);
  const began = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(begin));
    const drop = setInterval(() => socket.write(' '), BYTE_EVERY_MS);
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    // A byte that arrives after the end is answered with a reset: that is an end as well.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      clearInterval(drop);
      resolve({ afterMs: performance.now() - began, answer });
    });
  });
}
