import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CLIENT } from './support.ts';

/** What the forger's next answers are. Each test sets what it is about; the rest is as it should be. */
export interface Forgery {
  /** Of the token: what it says besides, or instead. */
  claims: Readonly<Record<string, unknown>>;
  /** How it is signed. */
  signedBy: 'its own key' | 'another key' | 'nobody' | 'the client’s secret';
  /** What the metadata say besides, or instead. */
  metadata: Record<string, unknown>;
  /** How it answers at the token endpoint. */
  answers: 'well' | 'never' | 'with a crash' | 'elsewhere' | 'without a token' | 'endlessly';
}

const WELL: Forgery = { claims: {}, signedBy: 'its own key', metadata: {}, answers: 'well' };

/** A provider that lies. */
export interface Forger {
  readonly url: string;
  /** What it was asked, by path. */
  readonly asked: string[];
  /** From now on, for whoever comes with this nonce. */
  forge(nonce: string, forgery: Partial<Forgery>): void;
  close(): Promise<void>;
}

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

const RS256 = { alg: 'RS256', kid: 'k1' };
const rs256 = (text: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(text), key).toString('base64url');

/** Starts one on this machine. */
export async function startForger(): Promise<Forger> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
  let forgery = WELL;
  let nonce = '';
  const asked: string[] = [];

  /** How a token is signed: its header, and the signature of header and claims. */
  const SIGNATURES: Record<Forgery['signedBy'], readonly [object, (text: string) => string]> = {
    'its own key': [RS256, (text) => rs256(text, own.privateKey)],
    'another key': [RS256, (text) => rs256(text, other.privateKey)],
    'the client’s secret': [
      { alg: 'HS256' },
      (text) => createHmac('sha256', CLIENT.clientSecret).update(text).digest('base64url'),
    ],
    nobody: [{ alg: 'none' }, () => ''],
  };
  const token = (issuer: string): string => {
    const now = Math.floor(Date.now() / 1000);
    const [header, signature] = SIGNATURES[forgery.signedBy];
    const claims = {
      ...{ iss: issuer, sub: 'forged', aud: CLIENT.clientId, iat: now, exp: now + 300, nonce },
      preferred_username: 'security@staff.invalid',
      ...forgery.claims,
    };
    const text = `${encoded(header)}.${encoded(claims)}`;
    return `${text}.${signature(text)}`;
  };

  const json = (response: ServerResponse, body: object): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const WAYS: Record<Forgery['answers'], (response: ServerResponse, issuer: string) => unknown> = {
    well: (response, issuer) => {
      json(response, { access_token: 'x', token_type: 'Bearer', id_token: token(issuer) });
    },
    never: () => undefined,
    'with a crash': (response) => response.writeHead(500).end('crash'),
    elsewhere: (response) => response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
    'without a token': (response) => {
      json(response, { access_token: 'x', token_type: 'Bearer' });
    },
    endlessly: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = (): void => {
        while (!response.destroyed && response.write('[0,'.repeat(20_000)));
      };
      response.on('drain', pour);
      pour();
    },
  };
  const server: Server = createServer((request: IncomingMessage, response) => {
    const { host = '' } = request.headers;
    const issuer = `http://${host}`;
    asked.push(request.url ?? '');
    if (request.url === '/jwks') json(response, { keys: [jwk] });
    else if (request.url === '/token') WAYS[forgery.answers](response, issuer);
    else {
      const at = (path: string) => `${issuer}${path}`;
      json(response, {
        ...{ issuer, authorization_endpoint: at('/auth'), token_endpoint: at('/token') },
        jwks_uri: at('/jwks'),
        ...forgery.metadata,
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    forge: (given, next) => {
      nonce = given;
      forgery = { ...WELL, ...next };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
