import { DESCRIBING } from '../filing-scopes.ts';
import { PLATFORMS } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with what identifies an app. */
export const APP_REASONS = {
  appPlatformInvalid: {
    title: { zh: 'APP平台信息无效', en: 'App platform not valid' },
    explanation: {
      zh: '填写的是应用市场等分发渠道，不是 APP 的运行平台。',
      en: 'What was entered is a store that hands the app out, not the platform that it runs on.',
    },
    remedy: {
      zh: '请选择运行平台：安卓、iOS 或鸿蒙。',
      en: 'Choose the platform: Android, iOS or HarmonyOS.',
    },
    fields: PLATFORMS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  appPackageWrong: {
    title: { zh: 'APP包名不准确', en: 'App package name wrong' },
    explanation: {
      zh: '软件包名称或 Bundle ID 与安装包不一致。',
      en: 'The package name or bundle ID is not the one of the installed app.',
    },
    remedy: {
      zh: '请从安装包或开发者后台取得名称并原样填写。',
      en: 'Take the name from the package or the developer console, and enter it as it is.',
    },
    fields: PLATFORMS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  appFeaturesInvalid: {
    title: { zh: 'APP特征信息无效', en: 'App fingerprint or key wrong' },
    explanation: {
      zh: '证书指纹（安卓 MD5、iOS SHA-1）或公钥与安装包不一致。',
      en: 'The certificate fingerprint (MD5 on Android, SHA-1 on iOS) or the public key is not the app’s.',
    },
    remedy: {
      zh: '请从签名证书重新取得指纹和公钥，以十六进制填写。',
      en: 'Read fingerprint and key from the signing certificate again, and enter them in hexadecimal.',
    },
    fields: PLATFORMS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
} as const satisfies ReasonTable;
