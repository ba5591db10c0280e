import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes what the driver's mocks do not count, our other notices, and says thanks; where it listens. */
export async function openSink(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{}'));
  });
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The driver ends without telling us: this must not keep it.
  server.unref();
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
