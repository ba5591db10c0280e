import { childOf, escapeXml, parseXml, XmlError } from '../wire/xml.ts';
import { methodsOf, type MethodName, type ServiceName } from './methods.ts';
import { wireName, type SoapShape } from './soap-shape.ts';

const envelopeNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';

/** What is answered with a SOAP fault: by default a request that is no call of the service. */
export class SoapFault extends Error {
  readonly who: 'Client' | 'Server';

  constructor(message: string, who: 'Client' | 'Server' = 'Client') {
    super(message);
    this.who = who;
  }
}

/** A call with its parameters, by the names of the interface's text. */
export interface Call {
  readonly method: MethodName;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads a SOAP request; prefixes and namespaces don't matter, names do.
 * @throws SoapFault when it is no SOAP, no call of this service or lacks a parameter.
 */
export function readCall(service: ServiceName, shape: SoapShape, body: string): Call {
  let root;
  try {
    root = parseXml(body, 'ignored');
  } catch (error) {
    if (error instanceof XmlError) throw new SoapFault(`Not well-formed: ${error.message}`);
    throw error;
  }
  const wrapper = childOf(root, 'Body')?.children[0];
  if (root.name !== 'Envelope' || wrapper === undefined) throw new SoapFault('No SOAP request');
  const known = methodsOf(service).find(([name]) => name === wrapper.name);
  if (known === undefined) throw new SoapFault(`${service} has no ${wrapper.name}`);
  const [method, { parameters }] = known;
  const entries = parameters.map(([name]) => {
    const element = childOf(wrapper, wireName(shape, name));
    if (element === undefined) throw new SoapFault(`${method} lacks ${wireName(shape, name)}`);
    return [name, element.text] as const;
  });
  return { method, parameters: Object.fromEntries(entries) };
}

function envelope(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${envelopeNamespace}"><soap:Body>${inside}</soap:Body></soap:Envelope>`;
}

/** The reply to a call: a document of its own, as a text in one element. */
export function replyTo(method: MethodName, shape: SoapShape, document: string): string {
  const result = wireName(shape, 'return');
  const inside = `<${result}>${escapeXml(document)}</${result}>`;
  return envelope(
    `<ns:${method}Response xmlns:ns="${escapeXml(shape.namespace)}">${inside}</ns:${method}Response>`,
  );
}

/** A SOAP fault; `who` is to blame. */
export function faultReply(who: 'Client' | 'Server', message: string): string {
  const inside = `<faultcode>soap:${who}</faultcode><faultstring>${escapeXml(message)}</faultstring>`;
  return envelope(`<soap:Fault>${inside}</soap:Fault>`);
}
