import type Type from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { choiceOf, group, text } from './fields.ts';

/** The platforms of an app (运行平台). A platform is not a store. */
export const APP_PLATFORMS = {
  android: { zh: '安卓', en: 'Android' },
  ios: { zh: 'iOS', en: 'iOS' },
  harmonyos: { zh: '鸿蒙', en: 'HarmonyOS' },
} as const satisfies Record<string, Bilingual>;

/** What identifies an app on one platform (APP 特征信息). */
export const PlatformSchema = group(
  { zh: '运行平台信息', en: 'Platform' },
  {
    platform: choiceOf(
      {
        ...{ zh: '运行平台', en: 'Platform' },
        help: {
          zh: '安卓（android）、iOS（ios）、鸿蒙（harmonyos）等运行平台，不是上架的应用市场。',
          en: 'What the app runs on (android, ios, harmonyos), not the store that offers it.',
        },
      },
      APP_PLATFORMS,
    ),
    packageName: text(
      {
        ...{ zh: '软件包名称', en: 'Package name or bundle ID', example: 'cn.example.app' },
        help: {
          zh: '安卓、鸿蒙填写包名，iOS 填写 Bundle ID。',
          en: 'The package name on Android and HarmonyOS, the bundle ID on iOS.',
        },
        rule: 'applicationId; CFBundleIdentifier; bundleName',
      },
      255,
    ),
    fingerprint: text(
      {
        zh: '证书指纹',
        en: 'Certificate fingerprint',
        help: {
          zh: '安卓填写 MD5（32 位），iOS 填写 SHA-1（40 位），鸿蒙填写证书指纹，均为十六进制。',
          en: 'Hexadecimal: MD5 (32 digits) on Android, SHA-1 (40 digits) on iOS, the certificate fingerprint on HarmonyOS.',
        },
        example: 'D43FAC32FD5AD43937B598C8BC23470B',
        rule: 'MD5 (RFC 1321); SHA-1 (RFC 3174)',
      },
      255,
    ),
    publicKey: text(
      {
        ...{ zh: '公钥', en: 'Public key' },
        help: {
          zh: '签名证书中公钥的模数，十六进制。',
          en: 'The modulus of the public key in the signing certificate, in hexadecimal.',
        },
        example: `C7${'5A3F'.repeat(127)}B1`,
        rule: 'RFC 8017, 3.1',
      },
      4096,
    ),
  },
);

export type Platform = Type.Static<typeof PlatformSchema>;
