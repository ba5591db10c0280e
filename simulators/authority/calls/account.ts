import type { AuthorityContext } from '../context.ts';
import type { ProvinceSettings } from '../province-settings.ts';
import { md5OfText, type CipherKey } from '../wire/envelope.ts';
import { answer, type Answer } from './answer.ts';

type Parameters = Readonly<Record<string, string>>;

/** A province's settings with what holds for all filled in. */
export type Account = ProvinceSettings &
  Required<Pick<ProvinceSettings, 'user' | 'password' | 'ispId'>>;

/** The account of the provider at a province. */
export function accountAt(context: AuthorityContext, code: string): Account {
  return { ...context.credentials, ...context.store.state.interface.settings(code) };
}

/** The key of a province, where it has one. */
export function cipherKeyOf({ aesKey = '', aesIv = '' }: Account): CipherKey | null {
  return aesKey === '' ? null : { key: aesKey, iv: aesIv };
}

const shortestRandVal = 20;

/** 4, 5, 13 or 16 for a caller who is not the provider; null for the provider itself. */
export function refuseCaller(account: Account, parameters: Parameters): Answer | null {
  const { userName, randVal = '', pwdHash = '', ispId = '' } = parameters;
  if (userName !== account.user) return answer(4);
  if (pwdHash !== md5OfText(account.password + randVal)) return answer(5);
  if (ispId.trim() !== account.ispId) return answer(13, ispId);
  if (randVal.length < shortestRandVal) return answer(16, `至少${shortestRandVal}位`);
  return null;
}

/** 10 when a caller wants another hash than MD5, the only one that there is. */
export function refuseHash({ hashAlgorithm = '' }: Parameters): Answer | null {
  return hashAlgorithm.trim() === '0' ? null : answer(10, hashAlgorithm);
}
