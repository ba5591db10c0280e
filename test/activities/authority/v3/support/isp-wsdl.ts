/** How a server of a test calls an operation, its parameters and its result. */
export interface Operation {
  readonly name: string;
  readonly parts: readonly string[];
  readonly result: string;
}

/** Document style as Java writes it (`document`) and as .NET does (`qualified`), or rpc. */
export type Style = 'document' | 'qualified' | 'rpc';

const NAMESPACE = 'urn:test:isp';

/** The description of a service with such operations, as a Java server writes it. */
export function wsdlOf(style: Style, operations: readonly Operation[], location: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="Isp" targetNamespace="${NAMESPACE}" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:tns="${NAMESPACE}" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <types>${style === 'rpc' ? '' : schema(operations, style)}</types>
  ${operations.map((operation) => messages(style, operation)).join('')}
  <portType name="IspPort">${operations
    .map(
      ({ name }) =>
        `<operation name="${name}"><input message="tns:${name}"/><output message="tns:${name}Response"/></operation>`,
    )
    .join('')}</portType>
  <binding name="IspBinding" type="tns:IspPort">
    <soap:binding style="${style === 'rpc' ? 'rpc' : 'document'}" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${operations
      .map(
        ({ name }) => `<operation name="${name}"><soap:operation soapAction=""/>
      <input>${body(style)}</input><output>${body(style)}</output></operation>`,
      )
      .join('')}
  </binding>
  <service name="IspService"><port name="IspSoap" binding="tns:IspBinding"><soap:address location="${location}"/></port></service>
</definitions>`;
}

function body(style: Style): string {
  return `<soap:body use="literal"${style === 'rpc' ? ` namespace="${NAMESPACE}"` : ''}/>`;
}

function schema(operations: readonly Operation[], style: Style): string {
  const type = (name: string, parts: readonly string[]) =>
    `<xsd:element name="${name}" type="tns:${name}"/><xsd:complexType name="${name}"><xsd:sequence>${parts
      .map((part) => `<xsd:element name="${part}" type="xsd:string" minOccurs="0"/>`)
      .join('')}</xsd:sequence></xsd:complexType>`;
  const form = style === 'qualified' ? 'qualified' : 'unqualified';
  return `<xsd:schema targetNamespace="${NAMESPACE}" elementFormDefault="${form}">${operations
    .map(({ name, parts, result }) => type(name, parts) + type(`${name}Response`, [result]))
    .join('')}</xsd:schema>`;
}

function messages(style: Style, { name, parts, result }: Operation): string {
  const message = (called: string, content: string) =>
    `<message name="${called}">${content}</message>`;
  if (style !== 'rpc') {
    const part = (element: string) => `<part name="parameters" element="tns:${element}"/>`;
    return message(name, part(name)) + message(`${name}Response`, part(`${name}Response`));
  }
  const part = (called: string) => `<part name="${called}" type="xsd:string"/>`;
  return message(name, parts.map(part).join('')) + message(`${name}Response`, part(result));
}
