import { createHash } from 'node:crypto';
import type { AuthorityConnector, WireFile } from '#activities/authority/connector.ts';
import type { News } from '#activities/authority/v3/news.ts';
import { NoAnswer } from '#activities/authority/v3/no-answer.ts';
import type { Endpoint } from '#domain/authority/endpoint.ts';
import type { Province } from '#domain/provinces.ts';

/** A place in an exchange with the bureau at which a test lets something happen. */
export type Call = 'upload' | 'lastUpload' | 'download' | 'acknowledge';

/** What happens at the next call of a kind: before the bureau hears it, or after it has acted. */
export interface Incident {
  readonly call: Call;
  readonly when: 'before' | 'after';
  readonly happens: () => void;
}

export const noAnswer = (): never => {
  throw new NoAnswer('timeout', 'isp_upload');
};

/** Whoever dies here is not heard of again: the test begins anew with the record as it is. */
export class Died extends Error {}
export const die = (): never => {
  throw new Died('killed');
};

/**
 * A bureau that keeps the rules of the sequence and of acknowledgement, and says otherwise what a test
 * makes it say. Files are JSON here: what travels over the wire is tested where it is written and read.
 */
export function scriptedBureau(province: Province = '天津') {
  const endpoint: Endpoint = {
    ...{ name: 'tianjin', version: 'V3.0', provinces: [province] },
    ...{ upDownload: { wsdl: 'none' }, ispId: 1, user: 'u', password: 'p' },
  };
  const bureau = {
    /** Every file that was taken, by its number; a resent one twice. */
    taken: [] as { sequence: number; hash: string; reports: string[] }[],
    sequence: 0,
    files: [] as { name: string; news: readonly News[]; hash?: string }[],
    acknowledged: [] as string[],
    /** Codes that the next uploads are answered with instead of being taken. */
    refusals: [] as { code: number; missing?: number[] }[],
    downloadCodes: [] as number[],
    incidents: [] as Incident[],
    state: 'whole' as 'whole' | 'damaged' | 'locked',
  };
  const happen = (call: Call, when: Incident['when']): void => {
    const at = bureau.incidents.findIndex((one) => one.call === call && one.when === when);
    if (at >= 0) bureau.incidents.splice(at, 1)[0]?.happens();
  };
  const within = <T>(call: Call, work: () => T): Promise<T> =>
    Promise.resolve().then(() => {
      happen(call, 'before');
      const said = work();
      happen(call, 'after');
      return said;
    });
  const wire = (content: unknown): WireFile => {
    const bytes = Buffer.from(JSON.stringify(content));
    const hash = createHash('md5').update(bytes).digest('base64');
    return { bytes, hash, hashAlgorithm: 0, compression: 0, encryption: 0 };
  };
  const textOf = ({ bytes }: WireFile) => Buffer.from(bytes).toString();

  const connector: AuthorityConnector = {
    endpoint,
    idsNeeded: () => [
      { kind: 'subject', ref: '0' },
      { kind: 'service', ref: '0' },
    ],
    encode: ({ id, filingType }, ids) =>
      Promise.resolve({
        ...{ operation: filingType, size: 100 },
        record: { id, subject: ids.of('subject', '0'), service: ids.of('service', '0') },
      }),
    file: (records, name) => wire({ name, records: records.map(({ record }) => record) }),
    upload: (file, sequence) =>
      within('upload', () => {
        const refusal = bureau.refusals.shift();
        if (refusal !== undefined) {
          return { code: refusal.code, text: '', missing: refusal.missing ?? [] };
        }
        const { records } = JSON.parse(textOf(file)) as { records: { id: string }[] };
        bureau.taken.push({ sequence, hash: file.hash, reports: records.map(({ id }) => id) });
        bureau.sequence = Math.max(bureau.sequence, sequence);
        return { code: 0, text: '', missing: [] };
      }),
    lastUpload: () =>
      within('lastUpload', () => {
        const last = bureau.taken.find(({ sequence }) => sequence === bureau.sequence);
        const { sequence } = bureau;
        return { code: 0, text: '', sequence, ...(last !== undefined && { hash: last.hash }) };
      }),
    download: () =>
      within('download', () => {
        const code = bureau.downloadCodes.shift();
        const [next] = bureau.files;
        if (code !== undefined) return { code, text: '', file: null };
        if (next === undefined) return { code: 2, text: '', file: null };
        const file = wire(next.news);
        return {
          code: 3,
          text: '',
          file: { ...file, hash: next.hash ?? file.hash, name: next.name },
        };
      }),
    acknowledge: (name) =>
      within('acknowledge', () => {
        bureau.acknowledged.push(name);
        bureau.files = bureau.files.filter((file) => file.name !== name);
        return { code: 0, text: '' };
      }),
    filedAs: () => Promise.resolve({ code: 0, text: '', found: [] }),
    filingPasswordRight: () => Promise.resolve({ code: 0, text: '', right: undefined }),
    inspect: () => bureau.state,
    text: textOf,
    read: (text) => ({ news: JSON.parse(text) as News[], unknown: [] }),
  };
  return { bureau, connector };
}
