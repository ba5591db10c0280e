import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from 'soap';
import { onTestFinished } from 'vitest';
import { wsdlOf, type Operation, type Style } from './isp-wsdl.ts';

/** A server of a test, closed with it, however its connections hang. */
export async function serve(listener?: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { server, url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

/** What a call brought, by parameter. */
export type Taken = Readonly<Record<string, unknown>>;

/** A bureau's service made with another SOAP server than our client's reading; answers with `reply`. */
export async function soapServer(
  style: Style,
  operations: readonly Operation[],
  reply: (operation: string, taken: Taken) => string,
): Promise<{
  wsdl: string;
  taken: (readonly [operation: string, taken: Taken])[];
  loads: () => number;
}> {
  const taken: (readonly [string, Taken])[] = [];
  let loads = 0;
  const { server, url } = await serve();
  const methods = Object.fromEntries(
    operations.map(({ name, result }) => [
      name,
      (args: Taken) => {
        taken.push([name, args]);
        return { [result]: reply(name, args) };
      },
    ]),
  );
  await new Promise<void>((resolve, reject) => {
    listen(server, {
      path: '/upDownLoad',
      services: { IspService: { IspSoap: methods } },
      xml: wsdlOf(style, operations, `${url}/upDownLoad`),
      callback: (error) => (error ? reject(error as Error) : resolve()),
    });
  });
  // After listen: the library puts itself in front of whoever listened before.
  server.on('request', (request) => {
    if (request.method === 'GET') loads += 1;
  });
  return { wsdl: `${url}/upDownLoad?wsdl`, taken, loads: () => loads };
}
