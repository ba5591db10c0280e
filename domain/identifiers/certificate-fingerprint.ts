import { blocks, type IdentifierCheck } from './finding.ts';

/** The form of an app's certificate fingerprint on each platform, in hexadecimal. */
const FINGERPRINTS = {
  android: {
    digits: /^[\dA-F]{32}$/,
    zh: 'MD5，32 位十六进制',
    en: 'MD5 with 32 hexadecimal digits',
  },
  ios: {
    digits: /^[\dA-F]{40}$/,
    zh: 'SHA-1，40 位十六进制',
    en: 'SHA-1 with 40 hexadecimal digits',
  },
  harmonyos: {
    digits: /^(?:[\dA-F]{2}){16,64}$/,
    zh: '32 至 128 位十六进制',
    en: '32 to 128 hexadecimal digits',
  },
} as const;

export type FingerprintPlatform = keyof typeof FINGERPRINTS;

/** The form in which fingerprints are compared and reported: capitals, without the colons that tools print. */
export function canonicalFingerprint(text: string): string {
  return text.replace(/[\s:]/g, '').toUpperCase();
}

/** The check of a certificate fingerprint on one platform (APP 备案特征信息). */
export function fingerprintCheck(platform: FingerprintPlatform): IdentifierCheck {
  const { digits, zh, en } = FINGERPRINTS[platform];
  const finding = blocks(
    `identifier.certificate_fingerprint.${platform}`,
    {
      zh: `该平台的证书指纹应为 ${zh}。`,
      en: `On this platform the certificate fingerprint is ${en}.`,
    },
    {
      zh: '请从签名证书重新导出指纹，并核对所选平台。',
      en: 'Read the fingerprint from the signing certificate again, and check the platform.',
    },
    'APP 备案 FAQ：APP 特征信息中 MD5 值如何填写',
  );
  return (text) => (digits.test(canonicalFingerprint(text)) ? undefined : finding);
}
