import { processUpload } from '../filing/process-upload.ts';
import { decrypt, longestDocument, md5, PackageError, unpack } from '../wire/envelope.ts';
import { accountAt, cipherKeyOf, refuseCaller, refuseHash, type Account } from './account.ts';
import { answer, type Answer } from './answer.ts';
import type { CallOf } from './call.ts';
import { closedNow } from './hours.ts';

const largestSequence = 2 ** 31 - 1;

/** An upload whose envelope is in order. */
interface Opened {
  readonly sequence: number;
  readonly hash: string;
  readonly zip: Buffer;
  readonly entryName: string;
  readonly bytes: Uint8Array;
}

type Step = Answer | Buffer;

/** The zip in the envelope, or why it can't be had: 6 or 18. */
function zipOf(account: Account, { beianInfo = '', encryptAlgorithm }: CallOf['parameters']): Step {
  const sent = Buffer.from(beianInfo, 'base64');
  const key = cipherKeyOf(account);
  if (encryptAlgorithm?.trim() !== '1') return sent;
  try {
    return key === null ? answer(6, '本省未启用加密') : decrypt(sent, key);
  } catch {
    return answer(6);
  }
}

/** Opens the envelope: 9, 10, 11, 6, 7, 8, 17 or 18 when it can't be. */
function open(account: Account, parameters: CallOf['parameters']): Answer | Opened {
  const { encryptAlgorithm = '', compressionFormat = '', beianInfoHash = '' } = parameters;
  if (!['0', '1'].includes(encryptAlgorithm.trim())) return answer(9, encryptAlgorithm);
  const noHash = refuseHash(parameters);
  if (noHash !== null) return noHash;
  if (compressionFormat.trim() !== '0') return answer(11, compressionFormat);
  const zip = zipOf(account, parameters);
  if (!Buffer.isBuffer(zip)) return zip;
  const hash = md5(zip);
  if (beianInfoHash.trim() !== hash) return answer(7);
  if (zip.length > longestDocument) return answer(18);
  try {
    const { name, bytes } = unpack(zip);
    const sequence = Number(parameters['dataSequence']);
    return { sequence, hash, zip, entryName: name, bytes };
  } catch (error) {
    if (error instanceof PackageError) return answer(error.callCode);
    throw error;
  }
}

/** 14 with the missing numbers, 999 for a number that is none or used for another file. */
function refuseSequence({ context, code }: CallOf, { sequence, hash }: Opened): Answer | null {
  const endpoint = context.store.state.interface.endpoint(code);
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > largestSequence) {
    return answer(999, '数据序号应为1至2147483647');
  }
  const { lastSequence } = endpoint;
  if (sequence > lastSequence + 1) {
    // A reply has to stay readable, however far off the number is.
    const count = Math.min(sequence - lastSequence - 1, 1000);
    const missing = Array.from({ length: count }, (_, nth) => String(lastSequence + 1 + nth));
    return answer(14, `应为${lastSequence + 1}`, { dataSequences: { dataSequence: missing } });
  }
  const used = endpoint.uploads.get(sequence);
  // A number that was forgotten is free for another file.
  if (used === undefined || used.hash === hash || sequence > lastSequence) return null;
  return answer(999, `序号${sequence}已用于另一文件`);
}

/** 20, 15 or 19: the file is in order, but the bureau does not take it now. */
function refuseNow({ context, code, now }: CallOf, account: Account): Answer | null {
  const closed = closedNow(account, now);
  if (closed !== null) return answer(20, closed);
  const waiting = [...context.store.state.open].filter(({ filing }) => filing.code === code);
  if (waiting.length >= (account.queueLimit ?? Infinity)) return answer(15);
  return account.reporting === false ? answer(19) : null;
}

/**
 * isp_upload. A file that is accepted is written down with its number before the reply leaves; a
 * number that comes again with the same file is answered alike and only counted.
 */
export function upload(call: CallOf): Answer {
  const { context, code, parameters, now } = call;
  const { store } = context;
  const account = accountAt(context, code);
  const stranger = refuseCaller(account, parameters);
  if (stranger !== null) return stranger;
  const opened = open(account, parameters);
  if ('message' in opened) return opened;
  const refused = refuseSequence(call, opened);
  if (refused !== null) return refused;
  const { sequence, hash, zip, entryName, bytes } = opened;
  // What was processed is filed, even where the number that it came under was forgotten since.
  if (store.state.interface.endpoint(code).uploads.get(sequence)?.hash === hash) {
    store.record({ type: 'uploadedAgain', code, sequence });
    return answer(0);
  }
  const notNow = refuseNow(call, account);
  if (notNow !== null) return notNow;
  const { ispId, smsExtension, shellSites } = account;
  const extension = smsExtension !== false;
  const file = { code, ispId, sequence, entryName, bytes, at: now, extension };
  const opening = store.together(() => {
    const written = { at: now, sequence, hash, entryName, zip: zip.toString('base64') };
    store.record({ type: 'uploaded', code, ...written });
    return processUpload(store, { ...file, shellSites: shellSites === true });
  });
  for (const reportId of opening) context.codes.kick(reportId);
  return answer(0);
}
