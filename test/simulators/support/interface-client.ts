import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { createClientAsync, type Client } from 'soap';
import { childText, childTexts } from './reply-text.ts';
import { provider } from './simulator.ts';

export const ispId = '110000001';

const randVal = 'abcdefghij0123456789';

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('base64');

/** What a call says who it is; `over` replaces parts of it. */
export function account(over: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { user = provider.user, password = provider.password, rand = randVal, ...rest } = over;
  const pwdHash = md5(iconv.encode(password + rand, 'gbk'));
  return { ispId, userName: user, randVal: rand, pwdHash, ...rest };
}

/** The answer to a call, read by its text alone. */
export interface Reply {
  code: number;
  message: string;
  xml: string;
}

export interface FetchedFile {
  name: string;
  /** The document as it is in the zip, and decoded as GBK. */
  bytes: Buffer;
  xml: string;
  hashIsRight: boolean;
}

export interface Cipher {
  key: string;
  iv: string;
}

/** A zip with one GBK document. */
export function zipOf(xml: string, entry = 'upload.xml'): Buffer {
  return Buffer.from(zipSync({ [entry]: iconv.encode(xml, 'gbk') }));
}

const places: Readonly<Record<string, string>> = {
  isp_querybeianstatus: 'BeianStatusWebService/queryBeianStatus',
  isp_verifybamm: 'BeianStatusWebService/verifyBamm',
};

/** A provider's side of the interface at one province, on the `soap` package. */
export class InterfaceClient {
  readonly #url: string;
  readonly #clients = new Map<string, Promise<Client>>();
  sequence = 0;

  constructor(authorityUrl: string, code: string) {
    this.#url = `${authorityUrl}/${code}`;
  }

  /** One call, as it is; throws on a SOAP fault and on what is no SOAP. */
  async call(method: string, parameters: Record<string, unknown>): Promise<Reply> {
    const place = places[method] ?? 'ISPWebService/upDownLoad';
    const client = await this.#client(place);
    const invoke = (client as unknown as Record<string, (all: object) => Promise<unknown[]>>)[
      `${method}Async`
    ];
    if (invoke === undefined) throw new Error(`no ${method}`);
    const [result] = await invoke.call(client, parameters);
    const xml = textOf(result);
    return { code: Number(childText(xml, 'msg_code')), message: childText(xml, 'msg'), xml };
  }

  #client(place: string): Promise<Client> {
    const known = this.#clients.get(place) ?? createClientAsync(`${this.#url}/${place}?wsdl`);
    this.#clients.set(place, known);
    return known;
  }

  /** Uploads a zip under a number; `over` replaces parameters. */
  uploadZip(zip: Buffer, sequence: number, over: Record<string, unknown> = {}): Promise<Reply> {
    return this.call('isp_upload', {
      ...account(),
      beianInfo: zip.toString('base64'),
      beianInfoHash: md5(zip),
      dataSequence: sequence,
      encryptAlgorithm: 0,
      hashAlgorithm: 0,
      compressionFormat: 0,
      ...over,
    });
  }

  /** Uploads a document under the next number. */
  async upload(xml: string, entry?: string): Promise<Reply> {
    const reply = await this.uploadZip(zipOf(xml, entry), this.sequence + 1);
    if (reply.code === 0) this.sequence += 1;
    return reply;
  }

  async download(cipher?: Cipher): Promise<Reply & { file: FetchedFile | null }> {
    const reply = await this.call('isp_download', { ...account(), hashAlgorithm: 0 });
    const name = childText(reply.xml, 'return_FileName');
    return { ...reply, file: name === '' ? null : fileOf(reply.xml, name, cipher) };
  }

  acknowledge(fileName: string): Promise<Reply> {
    return this.call('isp_downloadack', { ...account(), hashAlgorithm: 0, fileName });
  }

  /** Fetches and acknowledges everything that waits. */
  async drain(): Promise<FetchedFile[]> {
    const files: FetchedFile[] = [];
    for (;;) {
      const { file } = await this.download();
      if (file === null) return files;
      files.push(file);
      await this.acknowledge(file.name);
    }
  }

  previous(): Promise<Reply> {
    return this.call('isp_querypreviousupload', { ...account(), hashAlgorithm: 0 });
  }
}

/** The one text in a result, whatever it is called. */
function textOf(result: unknown): string {
  if (typeof result === 'string') return result;
  const inner = Object.values((result ?? {}) as Record<string, unknown>);
  return inner.map(textOf).find((text) => text.startsWith('<')) ?? '';
}

function fileOf(xml: string, name: string, cipher?: Cipher): FetchedFile {
  const sent = Buffer.from(childText(xml, 'beianInfo'), 'base64');
  const zip = childText(xml, 'encryptAlgorithm') === '1' ? decrypt(sent, cipher) : sent;
  const hashIsRight = md5(zip) === childText(xml, 'beianInfoHash');
  const bytes = documentIn(zip);
  return { name, bytes, xml: iconv.decode(bytes, 'gbk'), hashIsRight };
}

/** The document in a zip; empty when that can't be read. */
function documentIn(zip: Buffer): Buffer {
  try {
    const [bytes = new Uint8Array()] = Object.values(unzipSync(zip));
    return Buffer.from(bytes);
  } catch {
    return Buffer.alloc(0);
  }
}

function decrypt(bytes: Buffer, cipher?: Cipher): Buffer {
  if (cipher === undefined) throw new Error('encrypted, and no key');
  const opened = createDecipheriv('aes-128-cbc', cipher.key, cipher.iv);
  return Buffer.concat([opened.update(bytes), opened.final()]);
}

export function encrypt(bytes: Buffer, { key, iv }: Cipher): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** Every missing number of a reply. */
export function missingNumbers({ xml }: Reply): number[] {
  return childTexts(xml, 'dataSequence').map(Number);
}
