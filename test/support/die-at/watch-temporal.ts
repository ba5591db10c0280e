import http2 from 'node:http2';
import { syncBuiltinESMExports } from 'node:module';
import { reach } from './reach.ts';

const SIGNALS = /\/Signal\w*WorkflowExecution$|\/ExecuteMultiOperation$/;

/** Temporal's client speaks gRPC by node:http2; signals are what the relay sends. */
export function watchTemporal(): void {
  const connect = http2.connect as (...args: unknown[]) => http2.ClientHttp2Session;
  http2.connect = (...args: unknown[]) => {
    const session = connect(...args);
    const request = session.request.bind(session);
    session.request = (headers, options) => {
      const { ':path': path = '' } = (headers ?? {}) as { ':path'?: string };
      if (!SIGNALS.test(path)) return request(headers, options);
      reach('signal: before the request');
      const stream = request(headers, options);
      stream.once('finish', () => {
        reach('signal: sent');
      });
      stream.prependOnceListener('response', () => {
        reach('signal: answered, not read');
      });
      return stream;
    };
    return session;
  };
  syncBuiltinESMExports();
}
