import { createHash } from 'node:crypto';
import { Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt } from '#activities/authority/v3/file/cipher.ts';
import { passwordHash, randVal } from '#activities/authority/v3/file/credentials.ts';
import { DamagedFile } from '#activities/authority/v3/file/damaged-file.ts';
import { openFile, type DownloadedFile } from '#activities/authority/v3/file/open-file.ts';
import { sealFile } from '#activities/authority/v3/file/seal-file.ts';

const XML =
  '<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0">备案&amp;</UploadData>';

const AES = { key: '0123456789abcdef', iv: 'fedcba9876543210' };

/** A file as the authority would send it: these bytes, zipped, with a hash that fits. */
function fileOf(zip: Uint8Array, changes: Partial<DownloadedFile> = {}): DownloadedFile {
  return {
    bytes: zip,
    hash: createHash('md5').update(zip).digest('base64'),
    hashAlgorithm: 0,
    compressionFormat: 0,
    encryptAlgorithm: 0,
    ...changes,
  };
}

function zipped(content: Uint8Array | string): Uint8Array {
  return zipSync({ 'a.xml': typeof content === 'string' ? Buffer.from(content) : content });
}

/** A zip as a Java server streams it: the sizes stand behind the content. */
function streamed(
  content: Uint8Array,
  Entry: typeof ZipDeflate | typeof ZipPassThrough,
): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_, chunk) => chunks.push(chunk));
  const entry = new Entry('a.xml');
  zip.add(entry);
  entry.push(content, true);
  zip.end();
  return Buffer.concat(chunks);
}

function damageOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof DamagedFile) return error.code;
    throw error;
  }
  return 'none';
}

describe('credentials', () => {
  it.each([
    ['Geheim#1', 'glVrHxSO67ehrVPt/REhjA=='],
    ['密码123', 'ZVoDlCVPQOu96sEeI5gqsA=='],
  ])(
    'given the password %s, then its hash is base64 of the raw MD5 of the GBK bytes',
    (password, hash) => {
      expect(passwordHash(password, 'AbCdEfGhIj0123456789')).toBe(hash);
    },
  );

  it('given two calls, then each has 20 letters and digits of its own', () => {
    const [first, second] = [randVal(), randVal()];
    expect(first).toMatch(/^[A-Za-z0-9]{20}$/);
    expect(first).not.toBe(second);
  });

  it('given the first block of NIST SP 800-38A F.2.1, then AES-CBC gives its cipher text', () => {
    const hex = (text: string) => Buffer.from(text, 'hex');
    const key = {
      key: hex('2b7e151628aed2a6abf7158809cf4f3c'),
      iv: hex('000102030405060708090a0b0c0d0e0f'),
    };
    const sealed = encrypt(hex('6bc1bee22e409f96e93d7e117393172a'), key);
    expect(sealed.subarray(0, 16).toString('hex')).toBe('7649abac8119b246cee98e9b12e9197d');
    expect(decrypt(sealed, key).toString('hex')).toBe('6bc1bee22e409f96e93d7e117393172a');
  });
});

describe('a file to be sent', () => {
  it.each([
    ['plain', undefined],
    ['AES-128', AES],
    ['AES-192', { ...AES, key: '0123456789abcdef01234567' }],
    ['AES-256', { ...AES, key: '0123456789abcdef0123456789abcdef' }],
  ])('given %s, when it is sealed and opened, then it is the same', (_, encryption) => {
    const sealed = sealFile(XML, { entryName: 'f1.xml', ...(encryption && { encryption }) });
    expect(sealed.encryptAlgorithm).toBe(encryption ? 1 : 0);
    expect(sealed.size).toBe(iconv.encode(XML, 'gbk').length);
    const opened = openFile({ ...sealed, hashAlgorithm: 0, compressionFormat: 0 }, encryption);
    expect(opened).toEqual({ entryName: 'f1.xml', xml: XML });
  });

  it('given the same XML twice, then the bytes are the same; encrypted or not, the hash is of the zip', () => {
    const once = sealFile(XML, { entryName: 'f1' });
    expect(sealFile(XML, { entryName: 'f1' }).bytes.equals(once.bytes)).toBe(true);
    expect(sealFile(XML, { entryName: 'f1', encryption: AES }).hash).toBe(once.hash);
    expect(createHash('md5').update(once.bytes).digest('base64')).toBe(once.hash);
  });

  it('given 50 MB, then it is sealed and opened like any other', () => {
    const xml = `<?xml version="1.0" encoding="GBK"?><a>备案${'QUJD'.repeat(12_500_000)}</a>`;
    const sealed = sealFile(xml, { entryName: 'large', encryption: AES });
    const opened = openFile({ ...sealed, hashAlgorithm: 0, compressionFormat: 0 }, AES);
    expect(opened.xml === xml).toBe(true);
  });

  it('given no declaration or another, then the one it has says GBK', () => {
    for (const xml of ['<a>甲</a>', '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<a>甲</a>']) {
      const opened = openFile(fileOf(sealFile(xml, { entryName: 'a' }).bytes));
      expect(opened.xml).toBe('<?xml version="1.0" encoding="GBK"?><a>甲</a>');
    }
  });

  it.each(['../f1.xml', 'f-1.xml', '', 'a'.repeat(129)])(
    'given the name "%s", then it is refused',
    (entryName) => {
      expect(() => sealFile(XML, { entryName })).toThrow(RangeError);
    },
  );

  it('given characters outside GBK, or a key of the wrong length, then it is refused', () => {
    expect(() => sealFile('<a>𠮷</a>', { entryName: 'a' })).toThrow(RangeError);
    expect(() => sealFile(XML, { entryName: 'a', encryption: { ...AES, key: 'short' } })).toThrow(
      RangeError,
    );
    expect(() => sealFile(XML, { entryName: 'a', encryption: { ...AES, iv: 'short' } })).toThrow(
      RangeError,
    );
  });
});

describe('a file that came', () => {
  it.each([
    ['GBK', iconv.encode('<?xml version="1.0" encoding="GBK"?><a>备案</a>', 'gbk')],
    ['GB2312', iconv.encode("<?xml version='1.0' encoding='gb2312'?><a>备案</a>", 'gbk')],
    ['GB18030', iconv.encode('<?xml version="1.0" encoding="GB18030"?><a>备案𠮷</a>', 'gb18030')],
    ['UTF-8', Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>备案</a>')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF<?xml version="1.0" encoding="GBK"?><a>备案</a>')],
    [
      'UTF-16LE with a mark',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>备案</a>', 'utf16le'),
    ],
    [
      'UTF-16BE with a mark',
      Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>备案</a>', 'utf16le').swap16(),
    ],
    ['UTF-16LE without', Buffer.from('<?xml version="1.0"?><a>备案</a>', 'utf16le')],
    ['UTF-8 undeclared', Buffer.from('<a>备案</a>')],
    ['GBK undeclared', iconv.encode('<a>备案</a>', 'gbk')],
  ])('given %s, then it is decoded', (_, bytes) => {
    expect(openFile(fileOf(zipped(bytes))).xml).toMatch(/<a>备案𠮷?<\/a>$/u);
  });

  it.each([
    ['deflated', ZipDeflate],
    ['stored', ZipPassThrough],
  ])(
    'given a zip streamed with its sizes behind the content, %s, then it is opened',
    (_, Entry) => {
      const zip = streamed(Buffer.from('<a>1</a>'), Entry);
      expect(openFile(fileOf(zip))).toEqual({ entryName: 'a.xml', xml: '<a>1</a>' });
    },
  );

  it('given a hash with line breaks, then it is understood', () => {
    const file = fileOf(zipped('<a/>'));
    expect(openFile({ ...file, hash: ` ${file.hash}\r\n` }).xml).toBe('<a/>');
  });

  it('given another hash, then it is refused, however the zip is', () => {
    const file = fileOf(zipped('<a/>'));
    for (const hash of [fileOf(zipped('<b/>')).hash, '', 'nonsense']) {
      expect(damageOf(() => openFile({ ...file, hash }))).toBe('hash');
    }
  });

  it('given algorithms that V3.0 does not have, then each is named', () => {
    const zip = zipped('<a/>');
    expect(damageOf(() => openFile(fileOf(zip, { hashAlgorithm: 1 })))).toBe('hashAlgorithm');
    expect(damageOf(() => openFile(fileOf(zip, { compressionFormat: 1 })))).toBe('compression');
    expect(damageOf(() => openFile(fileOf(zip, { encryptAlgorithm: 2 })))).toBe('encryption');
  });

  it('given an encrypted file, then a missing, a wrong and a right key are told apart', () => {
    const sealed = sealFile(XML, { entryName: 'a', encryption: AES });
    const file = { ...sealed, hashAlgorithm: 0, compressionFormat: 0 };
    expect(damageOf(() => openFile(file))).toBe('noKey');
    expect(['notDecrypted', 'hash']).toContain(
      damageOf(() => openFile(file, { ...AES, key: 'ffffffffffffffff' })),
    );
    const cut = { ...file, bytes: file.bytes.subarray(0, 21) };
    expect(damageOf(() => openFile(cut, AES))).toBe('notDecrypted');
    expect(openFile(file, AES).xml).toBe(XML);
  });

  it('given a zip cut short anywhere, then it is no zip and never half a document', () => {
    const zip = zipped(`<a>${'备案'.repeat(200)}</a>`);
    for (let length = 0; length < zip.length; length += 1) {
      expect(damageOf(() => openFile(fileOf(zip.subarray(0, length))))).toBe('notZip');
    }
  });

  it('given any one byte changed, then it is refused or says the same', () => {
    const zip = zipped('<a>备案备案备案</a>');
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Uint8Array.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      try {
        expect(openFile(fileOf(changed)).xml).toBe('<a>备案备案备案</a>');
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedFile);
      }
    }
  });

  it('given no entry or two, then it is refused', () => {
    const two = zipSync({ 'a.xml': Buffer.from('<a/>'), 'b.xml': Buffer.from('<b/>') });
    expect(damageOf(() => openFile(fileOf(two)))).toBe('entries');
    expect(damageOf(() => openFile(fileOf(zipSync({}))))).toBe('entries');
  });

  describe('given a bomb', () => {
    const limits = { packed: 1_000_000, unpacked: 100_000 };
    const bomb = zipped(new Uint8Array(5_000_000));

    it('when it declares its size, then it is not unpacked', () => {
      expect(damageOf(() => openFile(fileOf(bomb), undefined, limits))).toBe('tooLarge');
    });

    it('when it declares a small size, then unpacking stops at the limit', () => {
      const lying = Buffer.from(bomb);
      const central = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
      lying.writeUInt32LE(10, central + 24);
      expect(damageOf(() => openFile(fileOf(lying), undefined, limits))).toBe('tooLarge');
    });

    it('when the file itself is too large, then it is not even hashed', () => {
      const file = fileOf(new Uint8Array(1_000_001), { hash: '' });
      expect(damageOf(() => openFile(file, undefined, limits))).toBe('tooLarge');
    });
  });

  it('given bytes that are not what they say, or an encoding that nobody knows, then it is refused', () => {
    const bad = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><a>'),
      Buffer.from([0xff, 0xfe, 0x41]),
    ]);
    expect(damageOf(() => openFile(fileOf(zipped(bad))))).toBe('undecodable');
    const strange = '<?xml version="1.0" encoding="EBCDIC-1"?><a/>';
    expect(damageOf(() => openFile(fileOf(zipped(strange))))).toBe('encoding');
  });
});
