import { filingPasswordHash, passwordHash, randVal } from './file/credentials.ts';
import type { Reply } from './read-reply.ts';
import {
  soapService,
  type Argument,
  type MethodNames,
  type ServiceAddress,
  type SoapService,
} from './soap-service.ts';
import { NoAnswer } from './no-answer.ts';

/** One endpoint of a bureau as the provider's account sees it. */
export interface IspSettings {
  /** The bureau's three services; the queries are not opened to everybody. */
  readonly upDownload: ServiceAddress;
  readonly status?: ServiceAddress;
  readonly verify?: ServiceAddress;
  readonly ispId: number;
  readonly user: string;
  readonly password: string;
  /** Of one call, the WSDL's fetching included. */
  readonly timeoutMs: number;
  /** How `verifyPassword` sends a filing password, which V3.0 leaves open. Default: as uploads carry it, hashed. */
  readonly filingPasswordAs?: 'md5' | 'plain';
  /** By the method's name in V3.0, where a bureau calls things otherwise. */
  readonly names?: Readonly<Record<string, MethodNames>>;
}

/** A sealed file with its number. */
export interface Upload {
  /** Before base64. */
  readonly file: Uint8Array;
  readonly hash: string;
  /** dataSequence: from 1, one more for each upload that was taken. */
  readonly sequence: number;
  readonly encryptAlgorithm: number;
}

/** The calls of V3.0. Each answers with the parsed reply, whatever its code. All throw NoAnswer and nothing else. */
export interface IspClient {
  upload(upload: Upload): Promise<Reply>;
  /** The next file, which comes again until it is acknowledged. */
  download(): Promise<Reply>;
  acknowledge(fileName: string): Promise<Reply>;
  previousUpload(): Promise<Reply>;
  /** Whether a domain (0), licence (1), resident ID (2) … is filed. */
  beianStatus(type: number, condition: string): Promise<Reply>;
  /** Whether a filing password is right. Asked too often, the bureau answers 22. */
  verifyPassword(number: string, password: string): Promise<Reply>;
}

const MD5 = 0;
const ZIP = 0;

/** Connects to an endpoint; nothing is sent before the first call. */
export function connectIsp(settings: IspSettings): IspClient {
  const { ispId, user, password, timeoutMs, names } = settings;
  const service = (address: ServiceAddress | undefined): SoapService =>
    address === undefined ? CLOSED : soapService(address, timeoutMs, names);
  const [upDownload, status, verify] = [
    service(settings.upDownload),
    service(settings.status),
    service(settings.verify),
  ];
  const account = (): Argument[] => {
    const salt = randVal();
    return [
      ['ispId', ispId],
      ['userName', user],
      ['randVal', salt],
      ['pwdHash', passwordHash(password, salt)],
    ];
  };
  const asked = (): Argument[] => [...account(), ['hashAlgorithm', MD5]];

  return {
    upload: ({ file, hash, sequence, encryptAlgorithm }) =>
      upDownload.call('isp_upload', [
        ...account(),
        ['beianInfo', Buffer.from(file).toString('base64')],
        ['beianInfoHash', hash],
        ['dataSequence', sequence],
        ['encryptAlgorithm', encryptAlgorithm],
        ['hashAlgorithm', MD5],
        ['compressionFormat', ZIP],
      ]),
    download: () => upDownload.call('isp_download', asked()),
    acknowledge: (fileName) =>
      upDownload.call('isp_downloadack', [...asked(), ['fileName', fileName]]),
    previousUpload: () => upDownload.call('isp_querypreviousupload', asked()),
    beianStatus: (type, condition) =>
      status.call('isp_querybeianstatus', [
        ...asked(),
        ['queryConditionType', type],
        ['queryCondition', condition],
      ]),
    verifyPassword: (number, plain) =>
      verify.call('isp_verifybamm', [
        ...asked(),
        ['baxh', number],
        ['bamm', settings.filingPasswordAs === 'plain' ? plain : filingPasswordHash(plain)],
      ]),
  };
}

/** A service that the bureau has not opened to us. */
const CLOSED: SoapService = {
  call: (method) => Promise.reject(new NoAnswer('mismatch', method)),
};
