import { blocks, warns, type IdentifierFinding } from './finding.ts';
import type { FingerprintPlatform } from './certificate-fingerprint.ts';

const SOURCE = 'APP 备案特征信息填写说明：公钥';

/** Hexadecimal digits of the shortest key that stores still take: 1,024 bits RSA; HarmonyOS signs with EC P-256. */
const SHORTEST: Readonly<Record<FingerprintPlatform, number>> = {
  android: 256,
  ios: 256,
  harmonyos: 128,
};

/** 16,384 bits: what signing tools make at most. */
const LONGEST = 4096;

const PEM_FINDING = blocks(
  'identifier.public_key.pem',
  {
    zh: '此处应填写公钥的模数，而不是整段 PEM 证书或 Base64 文本。',
    en: 'The modulus of the public key is wanted, not a PEM block or Base64.',
  },
  {
    zh: '请从签名证书中读取公钥的“模数”（十六进制）填写。',
    en: 'Read the modulus of the public key from the signing certificate, in hexadecimal.',
  },
  SOURCE,
);

const FORMAT_FINDING = blocks(
  'identifier.public_key.format',
  {
    zh: '公钥应为十六进制的模数，RSA 至少 256 位字符，鸿蒙至少 128 位字符。',
    en: 'The public key is a modulus in hexadecimal: at least 256 digits (RSA), 128 on HarmonyOS.',
  },
  {
    zh: '请复制签名证书中公钥的全部内容。',
    en: 'Copy the whole public key from the signing certificate.',
  },
  SOURCE,
);

const CUT_FINDING = warns(
  'identifier.public_key.even',
  {
    zh: 'RSA 模数必为奇数，所填公钥可能不完整。',
    en: 'The modulus of an RSA key is odd: the end of the key may be missing.',
  },
  {
    zh: '请核对末尾字符；工具只能显示一部分时可继续。',
    en: 'Compare how it ends; where the tool shows no more of it, go on.',
  },
  'RFC 8017, 3.1',
);

/** The form in which public keys are compared and reported: hexadecimal capitals without spaces, colons or 0x. */
export function canonicalPublicKey(text: string): string {
  return text
    .replace(/[\s:]/g, '')
    .replace(/^(?:0x)+/i, '')
    .toUpperCase();
}

/** The check of an app's public key on one platform: an RSA modulus (on HarmonyOS also an EC point). */
export function publicKeyCheck(platform: FingerprintPlatform) {
  return (text: string): IdentifierFinding | undefined => {
    const key = canonicalPublicKey(text);
    if (/-----BEGIN|[+/=]/.test(text)) return PEM_FINDING;
    if (!/^[\dA-F]+$/.test(key) || key.length > LONGEST) return FORMAT_FINDING;
    if (key.length < SHORTEST[platform]) return FORMAT_FINDING;
    return platform !== 'harmonyos' && /[02468ACE]$/.test(key) ? CUT_FINDING : undefined;
  };
}
