/** What is wrong with a file that came from the authority. */
export type Damage =
  | 'hashAlgorithm'
  | 'compression'
  | 'encryption'
  | 'noKey'
  | 'notDecrypted'
  | 'hash'
  | 'notZip'
  | 'entries'
  | 'tooLarge'
  | 'encoding'
  | 'undecodable';

const SENTENCES: Readonly<Record<Damage, string>> = {
  hashAlgorithm: 'its hash algorithm is not known',
  compression: 'its compression is not known',
  encryption: 'its encryption is not known',
  noKey: 'it is encrypted and there is no key',
  notDecrypted: 'it cannot be decrypted with the key',
  hash: 'it is not what its hash says',
  notZip: 'it is no whole zip file',
  entries: 'it does not hold exactly one entry',
  tooLarge: 'it is larger than allowed',
  encoding: 'its character encoding is not known',
  undecodable: 'its bytes are not in the encoding that it names',
};

/** A file cannot be opened: it must not be acknowledged, and asking again may bring a whole one. */
export class DamagedFile extends Error {
  readonly code: Damage;

  constructor(code: Damage) {
    super(`The authority’s file cannot be opened: ${SENTENCES[code]}`);
    this.name = 'DamagedFile';
    this.code = code;
  }
}
