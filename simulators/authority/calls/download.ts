import { assemble, type FeedFile } from '../feed/assemble.ts';
import { entityFile } from '../feed/entity-file.ts';
import { resultNews } from '../feed/result-news.ts';
import { resultMark } from '../filing/filing.ts';
import type { AuthorityFault } from '../context.ts';
import { md5, type Encoding } from '../wire/envelope.ts';
import { accountAt, refuseCaller, refuseHash } from './account.ts';
import { answer, type Answer } from './answer.ts';
import type { CallOf } from './call.ts';
import { filePart } from './previous-upload.ts';

const encodings: Partial<Record<AuthorityFault, Encoding>> = {
  utf8File: 'UTF-8',
  utf16File: 'UTF-16',
};

/** No code of V3.0. */
const unknownCode = { code: '1777', field: '', message: '本省规定的其他结果' };

/** A result of a case that waits, in a code that nobody knows. */
function sayUnknown({ store }: CallOf['context'], code: string): void {
  const one = [...store.state.open].findLast(({ filing }) => filing.code === code);
  if (one === undefined) return;
  const { filing } = one;
  const news = [resultNews([unknownCode], filing.czlx, resultMark(filing))];
  store.record({ type: 'news', code, news });
}

/** Puts what has come up since the last file into files, as a test may have spoilt them. */
function makeFiles({ context, code, now }: CallOf, fault: AuthorityFault | undefined): void {
  const { store } = context;
  if (fault === 'unknownCode') sayUnknown(context, code);
  const { news, filesMade } = store.state.interface.endpoint(code);
  const encoding = fault === undefined ? undefined : encodings[fault];
  const files = assemble(code, news, filesMade, now, encoding);
  if (fault === 'entityFile') files.push(entityFile(code, filesMade + files.length + 1, now));
  if (files.length === 0) return;
  store.record({ type: 'filesMade', code, files });
}

/** Which file is handed out: the oldest, unless a test wants another. */
function choose({ context, code }: CallOf, fault: AuthorityFault | undefined) {
  const { files, lastAcknowledged } = context.store.state.interface.endpoint(code);
  if (fault === 'duplicateFile' && lastAcknowledged !== null) return lastAcknowledged;
  return (fault === 'outOfOrder' ? files[1] : undefined) ?? files[0];
}

function spoilt(file: FeedFile, fault: AuthorityFault | undefined): FeedFile {
  if (fault !== 'truncatedZip') return file;
  const whole = Buffer.from(file.zip, 'base64');
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  return { ...file, zip: half.toString('base64') };
}

/**
 * isp_download: the oldest file that is not acknowledged, as often as it is asked for. 3 when more
 * wait behind it, 1 when it is the last, 2 when there is none.
 */
export function download(call: CallOf, fault?: AuthorityFault): Answer {
  const { context, code, parameters } = call;
  const account = accountAt(context, code);
  const refused = refuseCaller(account, parameters) ?? refuseHash(parameters);
  if (refused !== null) return refused;
  makeFiles(call, fault);
  const file = choose(call, fault);
  if (file === undefined) return answer(2);
  const { files } = context.store.state.interface.endpoint(code);
  const more = files.some((other) => other !== file);
  const named = { return_FileName: file.name };
  const part = filePart(account, spoilt(file, fault).zip, named);
  const hash = fault === 'wrongHash' ? md5(Buffer.from(file.name)) : part['beianInfoHash'];
  return answer(more ? 3 : 1, '', { fileInfos: { ...part, beianInfoHash: hash ?? '' } });
}

/** isp_downloadack: the file does not come again. One that was acknowledged before is no error. */
export function acknowledge({ context, code, parameters }: CallOf): Answer {
  const refused = refuseCaller(accountAt(context, code), parameters) ?? refuseHash(parameters);
  if (refused !== null) return refused;
  const name = (parameters['fileName'] ?? '').trim();
  if (name === '') return answer(21);
  const { store } = context;
  const { files, acknowledged } = store.state.interface.endpoint(code);
  if (acknowledged.has(name)) return answer(0);
  if (!files.some((file) => file.name === name)) return answer(999, `没有文件${name}`);
  store.record({ type: 'fileAcknowledged', code, name });
  return answer(0);
}
