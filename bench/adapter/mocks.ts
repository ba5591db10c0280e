import { PROVINCE_NAMES } from '#domain/provinces.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { AuthorityConnector } from '#activities/authority/connector.ts';
import type { MailCarrier } from '#activities/carriers/mail-carrier.ts';
import type { SmsCarrier } from '#activities/carriers/sms-carrier.ts';
import { readForm } from '#orders/form.ts';
import type { FrozenReport } from '#orders/report-queue.ts';
import type { Record as OurRecord } from '#server/wiring.ts';
import { ask } from '../http.ts';

const OUR_NUMBER = /BA\d{14,}/;
/** Of all our notices only that of a granted order names its filing number: the one that the peers send too. */
const FILING_NUMBER = /ICP备\d+号/;

/** The one endpoint of the mock bureau, for every province. */
export const MOCK_ENDPOINT: Endpoint = {
  ...{ name: 'mock', version: 'V3.0', provinces: [...PROVINCE_NAMES] },
  ...{ upDownload: { wsdl: 'none' }, ispId: 1, user: 'none', password: 'none' },
  ...{ pollSeconds: 0.05, awaitedPollSeconds: 0.05 },
};

/** The driver's mocks behind the product's own ports. */
export function mockedWorld({ db, vault }: OurRecord, urls: { mock: string; sink: string }) {
  const known = new Map<string, string>();

  /** The driver's number of an order of ours, which its form's remarks carry; after a crash the record is asked. */
  const driversNumber = async (orderNo: string): Promise<string> => {
    const found = known.get(orderNo);
    if (found !== undefined) return found;
    const order = await db.order.findUniqueOrThrow({ where: { orderNo } });
    return numberIn(orderNo, readForm(vault, order));
  };
  const numberIn = (orderNo: string, form: unknown): string => {
    const number = String((form as { remarks?: unknown }).remarks);
    known.set(orderNo, number);
    return number;
  };
  const post = async (url: string, body: object): Promise<void> => {
    const { status } = await ask('POST', url, { body });
    if (status >= 300) throw new Error(`The mock answered ${String(status)}`);
  };
  /** Hands a notice over: the outcome's to the mock that counts, any other to the one that does not. */
  const deliver = async (kind: 'sms' | 'email', to: string, text: string): Promise<string> => {
    const [orderNo = ''] = OUR_NUMBER.exec(text) ?? [];
    const counted = FILING_NUMBER.test(text);
    const number = counted ? await driversNumber(orderNo) : orderNo;
    await post(`${counted ? urls.mock : urls.sink}/${kind}`, { orderNo: number, to, text });
    return `${kind}:${orderNo}:${crypto.randomUUID()}`;
  };

  // The mock bureau takes each report by itself, as it does from the peers; what a file is for the
  // ministry's interface is here the list of them. Its answers are brought to us: see answers.ts.
  const said = { code: 0, text: '' };
  const authority: AuthorityConnector = {
    endpoint: MOCK_ENDPOINT,
    idsNeeded: () => [],
    encode: (report) => Promise.resolve({ operation: 'report', size: 0, record: report }),
    file: (records) => {
      const reports = records.map(({ record }) => record);
      const bytes = Buffer.from(JSON.stringify(reports));
      return { bytes, hash: '', hashAlgorithm: 0, compression: 0, encryption: 0 };
    },
    upload: async ({ bytes }) => {
      for (const report of JSON.parse(Buffer.from(bytes).toString()) as FrozenReport[]) {
        const number = numberIn(report.orderNo, report.form);
        await post(`${urls.mock}/bureau`, { ...report, orderNo: number });
      }
      return { ...said, missing: [] };
    },
    // The mock does not say how far it has got: what a crash leaves unknown is sent again.
    lastUpload: () => Promise.resolve({ ...said, sequence: 0 }),
    download: () => Promise.resolve({ code: 2, text: '', file: null }),
    acknowledge: () => Promise.resolve(said),
    filedAs: () => Promise.resolve({ ...said, found: [] }),
    filingPasswordRight: () => Promise.resolve({ ...said, right: undefined }),
    inspect: () => 'whole',
    text: () => '',
    read: () => ({ news: [], unknown: [] }),
  };
  const sms: SmsCarrier = {
    send: async ({ to, body }) => ({ id: await deliver('sms', to, body) }),
    // The mock keeps no list: what a crash leaves unknown is sent again, and marked.
    find: () => Promise.resolve([]),
  };
  const mail: MailCarrier = {
    send: async ({ to, subject, text }) => ({
      id: await deliver('email', to, `${subject}\n${text}`),
    }),
  };
  return { connectors: new Map([[MOCK_ENDPOINT.name, authority]]), sms, mail };
}
