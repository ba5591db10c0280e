import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { passwordHash } from '#activities/authority/v3/file/credentials.ts';
import { NoAnswer } from '#activities/authority/v3/no-answer.ts';
import { connectIsp, type IspSettings } from '#activities/authority/v3/soap-client.ts';
import { serve, soapServer, type Taken } from './support/isp-server.ts';
import { wsdlOf, type Operation } from './support/isp-wsdl.ts';

const PASSWORD = 'Geheim#1';

function client(wsdl: string, changes: Partial<IspSettings> = {}) {
  const service = { wsdl };
  return connectIsp({
    ...{ upDownload: service, status: service, verify: service },
    ...{ ispId: 4711, user: 'lantian', password: PASSWORD, timeoutMs: 5000 },
    ...changes,
  });
}

/** Five, six, seven or ten parameters, called after their places alone. */
const anonymous = (name: string, count: number, result = 'return'): Operation => ({
  name,
  parts: Array.from({ length: count }, (_, index) => `arg${String(index)}`),
  result,
});

const OPERATIONS = [
  anonymous('isp_upload', 10),
  anonymous('isp_download', 5, 'downloadReturn'),
  anonymous('isp_downloadack', 6, 'out'),
  anonymous('isp_querypreviousupload', 5),
  anonymous('isp_querybeianstatus', 7),
  anonymous('isp_verifybamm', 7),
];

const OK =
  '<?xml version="1.0" encoding="GBK"?><return><msg_code>0</msg_code><msg>操作成功 &amp; 完成</msg></return>';

function expectAccount(taken: Taken): void {
  expect(taken).toMatchObject({ arg0: '4711', arg1: 'lantian' });
  expect(taken['arg2']).toMatch(/^[A-Za-z0-9]{20}$/);
  expect(taken['arg3']).toBe(passwordHash(PASSWORD, String(taken['arg2'])));
}

async function failure(promise: Promise<unknown>): Promise<NoAnswer> {
  const error = await promise.then(
    () => new Error('There was an answer'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(NoAnswer);
  return error as NoAnswer;
}

describe.each(['document', 'qualified', 'rpc'] as const)(
  'an endpoint in %s style, with names of its own',
  (style) => {
    it('given each call, then its arguments are in their places and the reply is read', async () => {
      const server = await soapServer(style, OPERATIONS, () => OK);
      const isp = client(server.wsdl);
      const upload = {
        file: new Uint8Array([1, 2, 3]),
        hash: 'h==',
        sequence: 7,
        encryptAlgorithm: 1,
      };
      expect(await isp.upload(upload)).toMatchObject({ code: 0, message: '操作成功 & 完成' });
      await isp.download();
      await isp.acknowledge('f<1>&2');
      await isp.previousUpload();
      await isp.beianStatus(0, 'a.example.com');
      await isp.verifyPassword('鄂ICP备2026000001号', '备案88');

      expect(server.taken.map(([operation]) => operation)).toEqual(
        OPERATIONS.map(({ name }) => name),
      );
      for (const [, taken] of server.taken) expectAccount(taken);
      const [up, , ack, , status, verify] = server.taken.map(([, taken]) => taken);
      expect(up).toMatchObject({
        arg4: 'AQID',
        arg5: 'h==',
        arg6: '7',
        arg7: '1',
        arg8: '0',
        arg9: '0',
      });
      expect(ack).toMatchObject({ arg4: '0', arg5: 'f<1>&2' });
      expect(status).toMatchObject({ arg4: '0', arg5: '0', arg6: 'a.example.com' });
      expect(verify).toMatchObject({
        arg5: '鄂ICP备2026000001号',
        arg6: '5265c32cdb7dd3fe6a1df2b5380d44cf',
      });
      const salts = server.taken.map(([, taken]) => taken['arg2']);
      expect(new Set(salts).size).toBe(salts.length);
      expect(server.loads()).toBe(1 + 2);
    });

    it('given other operations in another order, then a map of names finds them', async () => {
      const server = await soapServer(
        style,
        [{ name: 'download2', parts: ['hash', 'salt', 'proof', 'user', 'id'], result: 'xml' }],
        () => OK,
      );
      const names = {
        isp_download: {
          operation: 'download2',
          parameters: {
            ispId: 'id',
            userName: 'user',
            randVal: 'salt',
            pwdHash: 'proof',
            hashAlgorithm: 'hash',
          },
        },
      };
      await client(server.wsdl, { names }).download();
      const [[, taken] = []] = server.taken;
      expect(taken).toMatchObject({ id: '4711', user: 'lantian', hash: '0' });
      expect(taken?.['proof']).toBe(passwordHash(PASSWORD, String(taken?.['salt'])));
    });

    it('given no such operation, or too few parameters, then nothing is sent', async () => {
      const server = await soapServer(style, [anonymous('isp_download', 4)], () => OK);
      const isp = client(server.wsdl);
      expect(await failure(isp.download())).toMatchObject({
        code: 'mismatch',
        method: 'isp_download',
      });
      expect(await failure(isp.previousUpload())).toMatchObject({ code: 'mismatch' });
      expect(server.taken).toEqual([]);
    });

    it.each([
      ['md5', '25d55ad283aa400af464c76d713c07ad'],
      ['plain', '12345678'],
    ] as const)(
      'given an endpoint that wants filing passwords %s, then they are',
      async (filingPasswordAs, sent) => {
        const server = await soapServer(
          style,
          OPERATIONS,
          () => '<return><VerifyRes>1</VerifyRes></return>',
        );
        const isp = client(server.wsdl, { filingPasswordAs });
        expect(await isp.verifyPassword('鄂ICP备2026000001号', '12345678')).toMatchObject({
          passwordRight: false,
        });
        expect(server.taken[0]?.[1]['arg6']).toBe(sent);
      },
    );

    it('given a large file both ways, then it arrives whole', async () => {
      const content = Buffer.alloc(3_000_000, 'beian');
      const reply = `<return><msg_code>3</msg_code><fileInfos><return_FileName>f1</return_FileName><beianInfo>${content.toString('base64')}</beianInfo><beianInfoHash>h</beianInfoHash></fileInfos></return>`;
      const server = await soapServer(style, OPERATIONS, () => reply);
      const answer = await client(server.wsdl, { timeoutMs: 30_000 }).upload({
        file: content,
        ...{ hash: 'h', sequence: 1, encryptAlgorithm: 0 },
      });
      expect(answer.files[0]?.bytes.equals(content)).toBe(true);
      expect(String(server.taken[0]?.[1]['arg4']).length).toBe(4_000_000);
    });
  },
);

describe('where the WSDL comes from', () => {
  it('given a file and an address, then the address is asked', async () => {
    const server = await soapServer('rpc', OPERATIONS, () => OK);
    const folder = mkdtempSync(join(tmpdir(), 'beian-wsdl-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const wsdl = join(folder, 'isp.wsdl');
    writeFileSync(wsdl, wsdlOf('rpc', OPERATIONS, 'http://127.0.0.1:1/nowhere'));
    const upDownload = { wsdl, address: server.wsdl.replace('?wsdl', '') };
    expect(await client(wsdl, { upDownload }).download()).toMatchObject({ code: 0 });
  });

  it('given it cannot be had at first, then the next call tries again', async () => {
    let broken = true;
    const { url } = await serve((request, response) => {
      if (request.method === 'POST') response.end(envelope(`<return>${escaped(OK)}</return>`));
      else if (broken) response.writeHead(503).end('<html><body>503</body></html>');
      else response.end(wsdlOf('rpc', OPERATIONS, url));
    });
    const isp = client(url);
    expect(await failure(isp.download())).toMatchObject({ code: 'wsdl' });
    broken = false;
    expect(await isp.download()).toMatchObject({ code: 0 });
  });

  it.each([
    ['nothing listens', 'http://127.0.0.1:1/upDownLoad?wsdl'],
    ['there is no file', '/nowhere/isp.wsdl'],
    ['it is no address', 'http://'],
  ])('given %s, then there is no answer', async (_, wsdl) => {
    expect(await failure(client(wsdl).download())).toMatchObject({ code: 'wsdl' });
  });

  it.each<[string, (wsdl: string) => string]>([
    ['other XML', () => '<error>x</error>'],
    ['nothing in it', () => '<definitions xmlns="http://schemas.xmlsoap.org/wsdl/"/>'],
    ['no service', (wsdl) => wsdl.replace(/<service[\s\S]*<\/service>/, '')],
    ['no binding', (wsdl) => wsdl.replace(/<binding[\s\S]*<\/binding>/, '')],
    ['no messages', (wsdl) => wsdl.replaceAll(/<message[\s\S]*?<\/message>/g, '')],
    ['another style than its messages', (wsdl) => wsdl.replace('style="rpc"', 'style="document"')],
    ['an end halfway', (wsdl) => wsdl.slice(0, 900)],
  ])(
    'given a WSDL with %s, then there is no answer, and with a better one there is',
    async (_, change) => {
      let odd = true;
      const { url } = await serve((request, response) => {
        const wsdl = wsdlOf('rpc', OPERATIONS, url);
        if (request.method === 'GET') response.end(odd ? change(wsdl) : wsdl);
        else response.end(envelope(`<return>${escaped(odd ? '<no/>' : OK)}</return>`));
      });
      const isp = client(url, { timeoutMs: 2000 });
      await failure(isp.download());
      odd = false;
      expect(await isp.download()).toMatchObject({ code: 0 });
    },
  );

  it('given a service that was not opened to us, then nothing is sent', async () => {
    const isp = connectIsp({
      upDownload: { wsdl: 'http://127.0.0.1:1' },
      ...{ ispId: 1, user: 'u', password: 'p', timeoutMs: 1000 },
    });
    expect(await failure(isp.beianStatus(0, 'a'))).toMatchObject({ code: 'mismatch' });
  });
});

function envelope(content: string): string {
  return `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:isp_downloadResponse xmlns:m="urn:test:isp">${content}</m:isp_downloadResponse></s:Body></s:Envelope>`;
}

function escaped(xml: string): string {
  return xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A server that describes itself and then answers a call in its own way. */
async function answering(answer: RequestListener): Promise<string> {
  const { url } = await serve((request, response) => {
    if (request.method === 'GET') response.end(wsdlOf('rpc', OPERATIONS, url));
    else answer(request, response);
  });
  return url;
}

const text =
  (body: string, status = 200, type = 'text/xml; charset=utf-8'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

const FAULT =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>' +
  '<faultstring>NullPointerException at lantian Geheim#1</faultstring></s:Fault></s:Body></s:Envelope>';

describe('a description that leads elsewhere', () => {
  it.each(['document', 'rpc'] as const)(
    'given one in %s style that names another server, then no password goes there, and the settings can allow it',
    async (style) => {
      const asked: string[] = [];
      const { url: elsewhere } = await serve((request, response) => {
        asked.push(String(request.method));
        response.end(envelope(`<return>${escaped(OK)}</return>`));
      });
      const { url } = await serve((_, response) => {
        response.end(wsdlOf(style, OPERATIONS, elsewhere));
      });
      expect(await failure(client(url).download())).toMatchObject({ code: 'notAllowed' });
      expect(asked).toEqual([]);

      const upDownload = { wsdl: url, address: elsewhere };
      expect(await client(url, { upDownload }).download()).toMatchObject({ code: 0 });
    },
  );

  it('given one that takes a part of itself from another server, then that is not fetched', async () => {
    let asked = 0;
    const { url: inside } = await serve((_, response) => {
      asked += 1;
      response.end('<definitions/>');
    });
    const { url } = await serve((_, response) => {
      const wsdl = wsdlOf('rpc', OPERATIONS, 'http://127.0.0.1:1');
      const part = `<import namespace="urn:test:other" location="${inside}/latest/meta-data"/>`;
      response.end(wsdl.replace('<types>', `${part}<types>`));
    });
    expect(await failure(client(url).download())).toMatchObject({ code: 'notAllowed' });
    expect(asked).toBe(0);
  });
});

describe('what comes back', () => {
  it.each<[string, string]>([
    ['escaped', `<return>${escaped(OK)}</return>`],
    ['in CDATA', `<downloadReturn><![CDATA[${OK}]]></downloadReturn>`],
    ['as elements', '<return><msg_code>0</msg_code><msg>操作成功 &amp; 完成</msg></return>'],
    ['wrapped once more', `<result><return>${escaped(OK)}</return></result>`],
  ])('given a reply %s, then it is read', async (_, content) => {
    const url = await answering(text(envelope(content)));
    expect(await client(url).download()).toMatchObject({ code: 0, message: '操作成功 & 完成' });
  });

  it('given an envelope in GBK, then it is decoded', async () => {
    const bytes = Buffer.concat([
      Buffer.from(
        envelope('<return><msg_code>2</msg_code><msg>')
          .replace('?>', ' encoding="GBK"?>')
          .replace(/<\/m:isp.*$/, ''),
      ),
      Buffer.from([0xb1, 0xb8, 0xb0, 0xb8]),
      Buffer.from('</msg></return></m:isp_downloadResponse></s:Body></s:Envelope>'),
    ]);
    const url = await answering((_, response) => response.end(bytes));
    expect(await client(url).download()).toMatchObject({ code: 2, message: '备案' });
  });

  it.each<[string, RequestListener, string]>([
    ['a hanging server', () => undefined, 'timeout'],
    [
      'a server that stops halfway',
      (_, response) => void response.writeHead(200).write('<?xml version="1.0"?><s:Env'),
      'timeout',
    ],
    ['a reset', (request) => void request.socket.resetAndDestroy(), 'unreachable'],
    [
      'a connection closed halfway',
      (_, response) =>
        void response
          .writeHead(200, { 'content-length': 999 })
          .write('<', () => response.destroy()),
      'unreachable',
    ],
    [
      'HTML',
      text('<!DOCTYPE html><html><body>登录 Geheim#1</body></html>', 200, 'text/html'),
      'notSoap',
    ],
    ['a bad gateway', text('<html><h1>502</h1></html>', 502, 'text/html'), 'notSoap'],
    ['nothing', text(''), 'notSoap'],
    ['JSON', text('{"error":"lantian"}'), 'notSoap'],
    ['other XML', text('<?xml version="1.0"?><error>lantian</error>'), 'notSoap'],
    [
      'an empty envelope',
      text(
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body/></s:Envelope>',
      ),
      'notSoap',
    ],
    [
      'a redirection',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      'notSoap',
    ],
    ['a fault', text(FAULT, 500), 'fault'],
    ['a fault with 200', text(FAULT), 'fault'],
    ['no reply in the reply', text(envelope('<return>ok</return>')), 'unreadable'],
    [
      'half a reply',
      text(envelope(`<return>${escaped('<return><msg_code>0</msg_code>')}</return>`)),
      'unreadable',
    ],
    [
      'an entity in the reply',
      text(
        envelope(
          `<return>${escaped('<!DOCTYPE r [<!ENTITY x "y">]><return><msg_code>0</msg_code></return>')}</return>`,
        ),
      ),
      'unreadable',
    ],
  ])(
    'given %s, then there is no answer, in time and without a word of the exchange',
    async (_, answer, code) => {
      const url = await answering(answer);
      const begun = performance.now();
      const error = await failure(client(url, { timeoutMs: 1500 }).download());
      expect(performance.now() - begun).toBeLessThan(4000);
      expect(error.code).toBe(code);
      expect(error.cause).toBeUndefined();
      const told = `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`;
      for (const secret of [PASSWORD, 'lantian', url, 'randVal'])
        expect(told).not.toContain(secret);
    },
  );

  it('given a server that hangs while its WSDL is fetched, then the call ends in time', async () => {
    const { url } = await serve(() => undefined);
    const begun = performance.now();
    expect(await failure(client(url, { timeoutMs: 1000 }).download())).toMatchObject({
      code: 'timeout',
    });
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});
