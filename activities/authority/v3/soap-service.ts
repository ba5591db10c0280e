import { fileURLToPath } from 'node:url';
import { createClientAsync, type Client } from 'soap';
import { NoAnswer, type NoAnswerCode } from './no-answer.ts';
import { readReply, replyOf, type Reply } from './read-reply.ts';
import { readXml, type XmlNode } from './read-xml.ts';
import { Broken, soapHttp, type SoapHttp } from './soap-http.ts';

/** Where one of the bureau's services is described, and where it is if not there. */
export interface ServiceAddress {
  /** URL or file of the WSDL, the authority on namespace, names and style (document or rpc). */
  readonly wsdl: string;
  /** Overrides the address that the WSDL names. */
  readonly address?: string;
}

/** How a method or its parameters are called where position or name do not tell. */
export interface MethodNames {
  readonly operation?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A parameter of V3.0, in its order. */
export type Argument = readonly [name: string, value: string | number];

/** One service, called by the names of V3.0. */
export interface SoapService {
  /** @throws NoAnswer */
  call(method: string, args: readonly Argument[]): Promise<Reply>;
}

/** Keys of a described message that are no parameters. */
const NOT_PARTS = ['targetNSAlias', 'targetNamespace', 'attributes'];

type Described = Record<string, Record<string, Record<string, { input?: unknown }>>>;

type Send = (args: Record<string, string | number>, callback: (error: unknown) => void) => void;

/** A service whose WSDL is fetched at the first call and kept; a call with it takes `timeoutMs` at most. */
export function soapService(
  { wsdl, address }: ServiceAddress,
  timeoutMs: number,
  names: Readonly<Record<string, MethodNames>> = {},
): SoapService {
  const allowed = originsOf({ wsdl, ...(address !== undefined && { address }) });
  let described: { xml: Client['wsdl'] } | undefined;

  const connect = async (http: SoapHttp): Promise<Client> => {
    const cache = {
      has: () => described !== undefined,
      get: () => (described as { xml: Client['wsdl'] }).xml,
      set: (_: string, xml: Client['wsdl']) => {
        described = { xml };
      },
    };
    const source = wsdl.startsWith('file:') ? fileURLToPath(wsdl) : wsdl;
    // Not the library's own cache: it would keep what an interrupted fetch left.
    return createClientAsync(source, { httpClient: http.client, wsdlCache: cache }, address);
  };

  const exchange = async (method: string, args: readonly Argument[], signal: AbortSignal) => {
    const http = soapHttp(signal, allowed);
    const client = await connect(http).catch((error: unknown) => {
      const told = error instanceof Broken && PASSED_ON.includes(error.code) ? error.code : 'wsdl';
      throw new NoAnswer(told, method);
    });
    const { send, parts } = operationOf(client, method, names[method]?.operation ?? method);
    const named = placed(args, parts, method, names[method]?.parameters);
    await new Promise<void>((resolve, reject) => {
      send(named, (error) => {
        if (error) reject(new NoAnswer(codeOf(error), method));
        else resolve();
      });
    });
    return understood(http.reply(), method);
  };

  return {
    call(method, args) {
      const signal = AbortSignal.timeout(timeoutMs);
      const answer = exchange(method, args, signal).catch((error: unknown) => {
        // The library throws all sorts of things, texts of the exchange among them, where a WSDL is odd.
        const known = error instanceof NoAnswer ? error : new NoAnswer('wsdl', method);
        // One that does not fit may have been put right by the next call.
        if (known.code === 'wsdl' || known.code === 'mismatch') described = undefined;
        throw known;
      });
      return Promise.race([answer, tooLate(signal, method)]);
    },
  };
}

/** What says more than that the description can't be had. */
const PASSED_ON: readonly NoAnswerCode[] = ['timeout', 'notAllowed'];

/** The servers that the settings name. A WSDL that is a file of the operator's may name its own. */
function originsOf({ wsdl, address }: ServiceAddress): ReadonlySet<string> | undefined {
  const named = [wsdl, address]
    .filter((url) => url !== undefined && URL.canParse(url))
    .map((url) => new URL(String(url)))
    .filter(({ protocol }) => protocol !== 'file:');
  return named.length === 0 ? undefined : new Set(named.map(({ origin }) => origin));
}

/** For whatever does not listen to the signal. */
function tooLate(signal: AbortSignal, method: string): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new NoAnswer('timeout', method)), { once: true });
  });
}

/** The operation in the first port that has it, and the names of its input parts in their order. */
function operationOf(client: Client, method: string, operation: string) {
  for (const [service, ports] of Object.entries(client.describe() as Described)) {
    for (const [port, methods] of Object.entries(ports)) {
      const input = methods[operation]?.input;
      if (input === undefined) continue;
      const described = client[service] as Record<string, Record<string, Send>>;
      const send = described[port]?.[operation];
      const parts = Object.keys(input ?? {}).filter((name) => !NOT_PARTS.includes(name));
      if (send) return { send, parts: parts.map((name) => name.replace(/\[\]$/, '')) };
    }
  }
  throw new NoAnswer('mismatch', method);
}

/** The arguments under the names of the operation's parts: by position, or as the endpoint's settings map them. */
function placed(
  args: readonly Argument[],
  parts: readonly string[],
  method: string,
  mapped: Readonly<Record<string, string>> = {},
): Record<string, string | number> {
  const theirs = args.map(([name], index) => mapped[name] ?? parts[index]);
  const all = theirs.every((name) => name !== undefined && parts.includes(name));
  if (!all || new Set(theirs).size !== args.length) throw new NoAnswer('mismatch', method);
  return Object.fromEntries(args.map(([, value], index) => [String(theirs[index]), value]));
}

function codeOf(error: unknown): NoAnswerCode {
  if (error instanceof Broken) return error.code;
  const { root } = error as { root?: { Envelope?: { Body?: { Fault?: unknown } } } };
  return root?.Envelope?.Body?.Fault === undefined ? 'notSoap' : 'fault';
}

/** The reply in an envelope: a text in `return`, or in the first element with one, or the elements themselves. */
function understood(body: string, method: string): Reply {
  try {
    const reply = replyIn(readXml(body), method);
    if (reply.code !== undefined || reply.passwordRight !== undefined) return reply;
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
  }
  throw new NoAnswer('unreadable', method);
}

function replyIn(envelope: XmlNode, method: string): Reply {
  const content = envelope.children.find(({ name }) => name === 'Body')?.children[0];
  if (content === undefined) throw new NoAnswer('notSoap', method);
  const texts = within(content).filter(({ text }) => text.trim().startsWith('<'));
  const text = (texts.find(({ name }) => name === 'return') ?? texts[0])?.text;
  return text === undefined ? replyOf(envelope) : readReply(text);
}

function within(node: XmlNode): XmlNode[] {
  return [node, ...node.children.flatMap(within)];
}
