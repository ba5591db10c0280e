import type { Endpoint } from '#domain/authority/endpoint.ts';
import iconv from 'iconv-lite';
import { STATUS_QUESTIONS } from '#domain/authority/status-questions.ts';
import type { CodeTables } from '#domain/authority/code-tables.ts';
import type { AuthorityConnector, Encoded, WireFile } from '../connector.ts';
import { attachedOf } from './attached.ts';
import { encodeBeside, encodeRecord, uploadFile } from './encode.ts';
import { DamagedFile } from './file/damaged-file.ts';
import { withFittingImages } from './fit-images.ts';
import { openFile } from './file/open-file.ts';
import { sealFile } from './file/seal-file.ts';
import { NotExpressible } from './not-expressible.ts';
import { readDownload } from './read-download.ts';
import type { Reply, ReplyFile } from './read-reply.ts';
import { idsNeeded, inTermsOfForm, recordOf } from './report-record.ts';
import type { Operation } from './records.ts';
import { attachmentCaps, type WritingTables } from './settings.ts';
import { connectIsp, type IspSettings } from './soap-client.ts';

const TIMEOUT_SECONDS = 30;

/**
 * The ministry's enterprise-side interface V3.0 at one endpoint.
 * @param tables gives the code tables as they stand: the authority sends new ones
 */
export function v3Connector(
  endpoint: Endpoint,
  tables: () => Promise<CodeTables>,
): AuthorityConnector {
  const { ispId } = endpoint;
  const client = connectIsp(accountOf(endpoint));
  const key = keyOf(endpoint);
  return {
    endpoint,
    idsNeeded,
    encode: async (report, ids, materials) => {
      const caps = attachmentCaps(endpoint.imageLimit);
      const settings = {
        ...{ ispId, caps, tables: writtenWith(await tables(), endpoint) },
        extension: endpoint.extension === 'beian.1',
      };
      const attached = attachedOf(report.form, materials);
      try {
        const written = recordOf(report, { ids, endpoint, attached, materials });
        const record = await withFittingImages(written, caps);
        const own = encodeRecord(record, settings);
        const beside = encodeBeside(record, settings);
        return {
          operation: record.operation,
          size: iconv.encode(own + (beside ?? ''), 'gbk').length,
          record: own,
          ...(beside !== undefined && { beside }),
        };
      } catch (error) {
        throw error instanceof NotExpressible ? inTermsOfForm(report.filingType, error) : error;
      }
    },
    file: (records, entryName) => {
      const texts = records.map(({ record }) => record as string);
      const besides = records.flatMap(({ beside }) => (beside as string | undefined) ?? []);
      const [{ operation }] = records as [Encoded];
      const xml = uploadFile(operation as Operation, texts, ispId, besides);
      const {
        bytes,
        hash,
        encryptAlgorithm: encryption,
      } = sealFile(xml, {
        entryName,
        ...(key !== undefined && { encryption: key }),
      });
      return { bytes, hash, hashAlgorithm: 0, compression: 0, encryption };
    },
    upload: async ({ bytes, hash, encryption }, sequence) => {
      const file = Buffer.from(bytes);
      const reply = await client.upload({ file, hash, sequence, encryptAlgorithm: encryption });
      return { ...said(reply), missing: reply.sequences };
    },
    lastUpload: async () => {
      const reply = await client.previousUpload();
      const hash = reply.files[0]?.hash ?? '';
      return { ...said(reply), sequence: reply.lastSequence ?? 0, ...(hash !== '' && { hash }) };
    },
    download: async () => {
      const reply = await client.download();
      const file = reply.files.find(({ bytes }) => bytes.length > 0);
      return { ...said(reply), file: file === undefined ? null : asTravelled(file) };
    },
    acknowledge: async (fileName) => said(await client.acknowledge(fileName)),
    filedAs: async (kind, condition) => {
      const reply = await client.beianStatus(STATUS_QUESTIONS[kind].type, condition);
      return { ...said(reply), found: reply.statuses };
    },
    filingPasswordRight: async (number, filingPassword) => {
      const reply = await client.verifyPassword(number, filingPassword);
      return { ...said(reply), right: reply.passwordRight };
    },
    inspect: (file) => {
      try {
        openFile(asDownloaded(file), key);
        return 'whole';
      } catch (error) {
        if (!(error instanceof DamagedFile)) throw error;
        return DAMAGES[error.code] ?? 'whole';
      }
    },
    text: (file) => openFile(asDownloaded(file), key).xml,
    read: (xml) => readDownload(xml),
  };
}

/** What is not listed is whole as far as the hash goes: it is kept, and a person looks at what it is. */
const DAMAGES: Readonly<Partial<Record<string, 'damaged' | 'locked'>>> = {
  hash: 'damaged',
  // Cut off before it was hashed: what it said is not lost as long as nobody acknowledges it.
  notZip: 'damaged',
  encryption: 'locked',
  noKey: 'locked',
  notDecrypted: 'locked',
  hashAlgorithm: 'locked',
  compression: 'locked',
};

function accountOf(endpoint: Endpoint): IspSettings {
  const { upDownload, beianStatus, verifyPassword, filingPassword, names } = endpoint;
  const { ispId, user, password, timeoutSeconds = TIMEOUT_SECONDS } = endpoint;
  return {
    ...{ upDownload, ispId, user, password, timeoutMs: timeoutSeconds * 1000 },
    ...(beianStatus !== undefined && { status: beianStatus }),
    ...(verifyPassword !== undefined && { verify: verifyPassword }),
    ...(filingPassword !== undefined && { filingPasswordAs: filingPassword }),
    ...(names !== undefined && { names }),
  };
}

/** The tables as this endpoint wants their ids written. */
function writtenWith(tables: CodeTables, { codeId }: Endpoint): WritingTables {
  if (codeId !== 'Ysid') return tables;
  return {
    ...tables,
    idOf: (table, name) => {
      const id = tables.idOf(table, name);
      return id === undefined ? undefined : (tables.originalIdOf(table, id) ?? id);
    },
  };
}

/** A reply without a code says nothing that a table knows. */
const UNKNOWN_CODE = -1;

const said = ({ code, message }: Reply) => ({ code: code ?? UNKNOWN_CODE, text: message ?? '' });

const asTravelled = ({ name, bytes, hash, ...packed }: ReplyFile) => ({
  // Nothing else tells a file without a name from others.
  ...{ name: name ?? `unnamed ${hash}`, bytes, hash },
  hashAlgorithm: packed.hashAlgorithm,
  compression: packed.compressionFormat,
  encryption: packed.encryptAlgorithm,
});

const asDownloaded = ({ compression, encryption, ...file }: WireFile) => ({
  ...file,
  compressionFormat: compression,
  encryptAlgorithm: encryption,
});

function keyOf({ encryption }: Endpoint) {
  if (encryption === undefined) return undefined;
  const { key, iv } = encryption;
  return { key: Buffer.from(key, 'base64'), iv: Buffer.from(iv, 'base64') };
}
