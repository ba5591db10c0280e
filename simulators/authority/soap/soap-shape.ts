import { Fields } from '../../shared/fields.ts';

/**
 * How the calls look on the wire. The interface's text leaves it open, so tests set it as they
 * like: `names` gives parameters, and the reply's `return`, other names than those of the text.
 */
export interface SoapShape {
  readonly style: 'document' | 'rpc';
  readonly namespace: string;
  readonly names: Readonly<Record<string, string>>;
}

export const defaultSoapShape: SoapShape = {
  style: 'document',
  namespace: 'http://upDownLoad.webservice.isp.miit.example/',
  names: {},
};

/** What a parameter is called on the wire. */
export function wireName(shape: SoapShape, parameter: string): string {
  return shape.names[parameter] ?? parameter;
}

/** Reads `POST /control/soap`; what is absent is as by default. Throws FieldError. */
export function readSoapShape(body: unknown): SoapShape {
  const fields = new Fields(body);
  const names = fields.has('names') ? fields.object('names') : null;
  const given = names === null ? [] : Object.keys((body as { names: object }).names);
  return {
    style: fields.has('style') ? fields.oneOf('style', ['document', 'rpc']) : 'document',
    namespace: fields.optionalText('namespace') ?? defaultSoapShape.namespace,
    names: Object.fromEntries(given.map((name) => [name, names?.text(name) ?? name])),
  };
}
