import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, type Sealed } from '#prisma/vault.ts';

const OLD = { id: 'k1', key: Buffer.alloc(32, 1) };
const NEW = { id: 'k2', key: Buffer.alloc(32, 2) };
const index = Buffer.alloc(32, 9);

const vault = createVault({ data: [OLD], index });
const rotated = createVault({ data: [NEW, OLD], index });

const PLACE = 'orders.form:20261122-0001';
const ELSEWHERE = 'orders.form:20261122-0002';

const sealed = (text: string, place = PLACE): Sealed => ({
  cipher: vault.seal(place, text),
  keyId: vault.keyId,
});

describe('sealing a personal field', () => {
  it('given any text, when it is sealed and opened at its place, then it is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        expect(vault.open(place, sealed(text, place))).toBe(text);
      }),
    );
  });

  it('given the same text twice, then the ciphers differ: nobody sees that two rows are alike', () => {
    expect(Buffer.from(sealed('王伟').cipher).equals(Buffer.from(sealed('王伟').cipher))).toBe(
      false,
    );
  });

  it.each(['13800138000', '王伟', '330106199001011234'])(
    'given “%s” in a longer text, then no byte sequence of it stands in the cipher',
    (text) => {
      const bytes = Buffer.from(vault.seal(PLACE, text.repeat(20)));
      expect(bytes.includes(Buffer.from(text.repeat(2)))).toBe(false);
      expect(bytes.includes(Buffer.from(text.repeat(2)).toString('base64').slice(0, -4))).toBe(
        false,
      );
      expect(bytes.includes(Buffer.from(PLACE))).toBe(false);
    },
  );

  it('given no key at all, then no vault is made', () => {
    expect(() => createVault({ data: [], index })).toThrow(
      expect.objectContaining({ code: 'vault.no_key', field: 'BEIAN_DATA_KEYS' }),
    );
  });
});

describe('opening what is not as it was sealed', () => {
  it('given any bit that was turned, then it does not open', () => {
    const { cipher, keyId } = sealed('浙江某某科技有限公司');
    for (let bit = 0; bit < cipher.length * 8; bit += 1) {
      const touched = Uint8Array.from(cipher);
      touched[bit >> 3] = (touched[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => vault.open(PLACE, { cipher: touched, keyId }), `bit ${String(bit)}`).toThrow();
    }
  });

  it('given a cipher that was cut short or lengthened, then it does not open', () => {
    const { cipher, keyId } = sealed('浙江某某科技有限公司');
    for (const length of [0, 1, 12, 27, 28, cipher.length - 1]) {
      const cut = cipher.slice(0, length);
      expect(() => vault.open(PLACE, { cipher: cut, keyId }), `${String(length)} bytes`).toThrow();
    }
    const longer = Uint8Array.from([...cipher, 0]);
    expect(() => vault.open(PLACE, { cipher: longer, keyId })).toThrow();
  });

  it('given a value that was moved to another row, then it does not open there', () => {
    expect(() => vault.open(ELSEWHERE, sealed('王伟'))).toThrow();
    expect(vault.open(PLACE, sealed('王伟'))).toBe('王伟');
  });

  it('given a key that is not there any more, then the refusal names it and the way out', () => {
    expect(() => vault.open(PLACE, { ...sealed('王伟'), keyId: 'k0' })).toThrow(
      expect.objectContaining({
        code: 'vault.unknown_key',
        message: expect.stringContaining('k0') as string,
        remedy: expect.any(String) as string,
      }),
    );
  });

  it('given the id of another key, then it does not open under that one', () => {
    expect(() => rotated.open(PLACE, { ...sealed('王伟'), keyId: NEW.id })).toThrow();
  });
});

describe('rotating keys', () => {
  it('given a new first key, then it seals, and the old one still opens what it sealed', () => {
    const before = sealed('王伟');
    const after = { cipher: rotated.seal(PLACE, '王伟'), keyId: rotated.keyId };
    expect([before.keyId, after.keyId]).toEqual(['k1', 'k2']);
    expect(rotated.open(PLACE, before)).toBe('王伟');
    expect(rotated.open(PLACE, after)).toBe('王伟');
  });

  it('given a process that does not have the new key yet, then it refuses instead of guessing', () => {
    const after = { cipher: rotated.seal(PLACE, '王伟'), keyId: rotated.keyId };
    expect(() => vault.open(PLACE, after)).toThrow(
      expect.objectContaining({ code: 'vault.unknown_key' }),
    );
  });

  it('given a rotation, then indexes stay: what was unique still is', () => {
    expect(rotated.index('certificate', '91330100MA27XF6Q2X')).toBe(
      vault.index('certificate', '91330100MA27XF6Q2X'),
    );
  });
});

describe('the blind index', () => {
  it.each([
    ['91330100ma27xf6q2x', 'small letters'],
    [' 91330100MA27XF6Q2X\t', 'white space around it'],
    ['９１３３０１００ＭＡ２７ＸＦ６Ｑ２Ｘ', 'full-width characters'],
  ])('given “%s”, then it finds the certificate all the same: %s', (written) => {
    expect(vault.index('certificate', written)).toBe(
      vault.index('certificate', '91330100MA27XF6Q2X'),
    );
  });

  it('given another number, another kind or another key, then it is another index', () => {
    const other = createVault({ data: [OLD], index: Buffer.alloc(32, 8) });
    const indexes = [
      vault.index('certificate', '13800138000'),
      vault.index('certificate', '13800138001'),
      vault.index('mobile', '13800138000'),
      other.index('certificate', '13800138000'),
    ];
    expect(new Set(indexes).size).toBe(4);
  });

  it('given a value, then its index holds nothing of it', () => {
    expect(vault.index('mobile', '13800138000')).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.index('mobile', '13800138000')).not.toContain('13800138000');
  });
});
