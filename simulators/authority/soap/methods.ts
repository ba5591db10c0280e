// The calls of the interface V3.0 and their parameters, in order.

type Kind = 'long' | 'int' | 'string';

/** A call: where it is found, and what it takes. */
export interface Method {
  readonly service: ServiceName;
  readonly parameters: readonly (readonly [string, Kind])[];
}

/** The services of a province, by their places in its addresses. */
export const services = {
  upDownLoad: 'ISPWebService/upDownLoad',
  queryBeianStatus: 'BeianStatusWebService/queryBeianStatus',
  verifyBamm: 'BeianStatusWebService/verifyBamm',
} as const;
export type ServiceName = keyof typeof services;

const account = [
  ['ispId', 'long'],
  ['userName', 'string'],
  ['randVal', 'string'],
  ['pwdHash', 'string'],
] as const;
const hashed = [...account, ['hashAlgorithm', 'int']] as const;

export const methods = {
  isp_upload: {
    service: 'upDownLoad',
    parameters: [
      ...account,
      ['beianInfo', 'string'],
      ['beianInfoHash', 'string'],
      ['dataSequence', 'long'],
      ['encryptAlgorithm', 'int'],
      ['hashAlgorithm', 'int'],
      ['compressionFormat', 'int'],
    ],
  },
  isp_download: { service: 'upDownLoad', parameters: hashed },
  isp_downloadack: { service: 'upDownLoad', parameters: [...hashed, ['fileName', 'string']] },
  isp_querypreviousupload: { service: 'upDownLoad', parameters: hashed },
  isp_querybeianstatus: {
    service: 'queryBeianStatus',
    parameters: [...hashed, ['queryConditionType', 'int'], ['queryCondition', 'string']],
  },
  isp_verifybamm: {
    service: 'verifyBamm',
    parameters: [...hashed, ['baxh', 'string'], ['bamm', 'string']],
  },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof methods;

/** The calls of a service. */
export function methodsOf(service: ServiceName): [MethodName, Method][] {
  const every = Object.entries(methods) as [MethodName, Method][];
  return every.filter(([, method]) => method.service === service);
}
