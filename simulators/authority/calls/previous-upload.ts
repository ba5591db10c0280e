import { encrypt, md5 } from '../wire/envelope.ts';
import { accountAt, cipherKeyOf, refuseCaller, refuseHash, type Account } from './account.ts';
import { answer, type Answer, type Parts } from './answer.ts';
import type { CallOf } from './call.ts';

/** The elements by which a reply carries a file; `zip` is base64 of the zip before encryption. */
export function filePart(account: Account, zip: string, named: Parts): Parts {
  const bytes = Buffer.from(zip, 'base64');
  const key = zip === '' ? null : cipherKeyOf(account);
  return {
    hashAlgorithm: '0',
    compressionFormat: '0',
    encryptAlgorithm: key === null ? '0' : '1',
    ...named,
    beianInfo: key === null ? zip : encrypt(bytes, key).toString('base64'),
    beianInfoHash: zip === '' ? '' : md5(bytes),
  };
}

/** isp_querypreviousupload: the last file with its number; 0 and empty when there was none. */
export function previousUpload({ context, code, parameters }: CallOf): Answer {
  const account = accountAt(context, code);
  const refused = refuseCaller(account, parameters) ?? refuseHash(parameters);
  if (refused !== null) return refused;
  const { lastSequence, last } = context.store.state.interface.endpoint(code);
  const named = { dataSequence: String(lastSequence), return_FileName: last?.entryName ?? '' };
  return answer(0, '', { fileInfos: filePart(account, last?.zip ?? '', named) });
}
