import { escapeXml } from '../wire/xml.ts';
import { methodsOf, type Method, type MethodName, type ServiceName } from './methods.ts';
import { wireName, type SoapShape } from './soap-shape.ts';

type Call = readonly [MethodName, Method];

function parameterLines(shape: SoapShape, { parameters }: Method, tag: 'xs:element' | 'part') {
  return parameters
    .map(([name, kind]) => `<${tag} name="${wireName(shape, name)}" type="xs:${kind}"/>`)
    .join('');
}

function documentElements(shape: SoapShape, [name, method]: Call): string {
  const result = wireName(shape, 'return');
  return `<xs:element name="${name}"><xs:complexType><xs:sequence>${parameterLines(shape, method, 'xs:element')}</xs:sequence></xs:complexType></xs:element>
<xs:element name="${name}Response"><xs:complexType><xs:sequence><xs:element name="${result}" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>`;
}

function messages(shape: SoapShape, [name, method]: Call): string {
  const result = wireName(shape, 'return');
  const [request, reply] =
    shape.style === 'rpc'
      ? [parameterLines(shape, method, 'part'), `<part name="${result}" type="xs:string"/>`]
      : [
          `<part name="parameters" element="tns:${name}"/>`,
          `<part name="parameters" element="tns:${name}Response"/>`,
        ];
  return `<message name="${name}">${request}</message>
<message name="${name}Response">${reply}</message>`;
}

function operation([name]: Call): string {
  return `<operation name="${name}"><input message="tns:${name}"/><output message="tns:${name}Response"/></operation>`;
}

function binding(shape: SoapShape, [name]: Call): string {
  const namespace = shape.style === 'rpc' ? ` namespace="${escapeXml(shape.namespace)}"` : '';
  const body = `<soap:body use="literal"${namespace}/>`;
  return `<operation name="${name}"><soap:operation soapAction="" style="${shape.style}"/><input>${body}</input><output>${body}</output></operation>`;
}

/** The WSDL of a service: document/literal wrapped or rpc/literal, found at `address`. */
export function wsdlOf(service: ServiceName, shape: SoapShape, address: string): string {
  const calls = methodsOf(service);
  const each = (line: (call: Call) => string): string => calls.map(line).join('\n');
  const namespace = escapeXml(shape.namespace);
  const types =
    shape.style === 'rpc'
      ? ''
      : `<types><xs:schema targetNamespace="${namespace}" elementFormDefault="unqualified">
${each((call) => documentElements(shape, call))}
</xs:schema></types>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="${service}" targetNamespace="${namespace}" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="${namespace}" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/">
${types}
${each((call) => messages(shape, call))}
<portType name="${service}PortType">
${each(operation)}
</portType>
<binding name="${service}Binding" type="tns:${service}PortType">
<soap:binding style="${shape.style}" transport="http://schemas.xmlsoap.org/soap/http"/>
${each((call) => binding(shape, call))}
</binding>
<service name="${service}"><port name="${service}Port" binding="tns:${service}Binding"><soap:address location="${escapeXml(address)}"/></port></service>
</definitions>`;
}
