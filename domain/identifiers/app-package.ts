import { blocks, type IdentifierCheck, type IdentifierFinding } from './finding.ts';

const FORMAT_FINDING = blocks(
  'identifier.app_package.format',
  {
    zh: '软件包名称应由两段以上以点分隔的字母、数字、下划线或连字符组成。',
    en: 'A package name has two or more parts of letters, digits, _ or -, joined by dots.',
  },
  {
    zh: '请填写 Android、鸿蒙的包名或 iOS 的 Bundle ID，例如 cn.example.app。',
    en: 'Enter the package name (Android, HarmonyOS) or bundle ID (iOS), for example cn.example.app.',
  },
  'Android applicationId, Apple CFBundleIdentifier, HarmonyOS bundleName',
);

/** Checks a package name or bundle ID: Android's `applicationId`, Apple's `CFBundleIdentifier`, HarmonyOS' `bundleName`. */
export function checkAppPackage(text: string): IdentifierFinding | undefined {
  return /^[A-Za-z][\w-]*(?:\.[A-Za-z\d][\w-]*)+$/.test(text) ? undefined : FORMAT_FINDING;
}

/** What a platform asks of its package names beyond that. */
const ON_PLATFORM = {
  android: {
    fits: (name: string) => /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/.test(name),
    rule: {
      zh: '安卓包名的每一段应以字母开头，只含字母、数字和下划线。',
      en: 'On Android each part begins with a letter and has letters, digits and _ only.',
    },
    source: 'Android Developers: Set the application ID',
  },
  ios: {
    fits: (name: string) => /^[A-Za-z\d.-]+$/.test(name) && name.length <= 155,
    rule: {
      zh: 'iOS 的 Bundle ID 只含字母、数字、连字符和点，最多 155 个字符。',
      en: 'A bundle ID on iOS has letters, digits, - and dots only, at most 155 characters.',
    },
    source: 'Apple: CFBundleIdentifier',
  },
  harmonyos: {
    fits: (name: string) => /^[A-Za-z][\w.]{6,127}$/.test(name),
    rule: {
      zh: '鸿蒙包名为 7 至 128 个字符，只含字母、数字、下划线和点。',
      en: 'On HarmonyOS a bundle name has 7 to 128 letters, digits, _ and dots.',
    },
    source: 'HarmonyOS app.json5: bundleName',
  },
} as const;

/** The check of a package name or bundle ID on one platform: its form, then what the platform itself asks. */
export function appPackageCheck(platform: keyof typeof ON_PLATFORM): IdentifierCheck {
  const { fits, rule, source } = ON_PLATFORM[platform];
  const finding = blocks(
    `identifier.app_package.${platform}`,
    rule,
    {
      zh: '请与应用安装包中的名称核对，并检查所选平台。',
      en: 'Compare it with the one in the installation package, and check the platform.',
    },
    source,
  );
  return (text) => checkAppPackage(text) ?? (fits(text) ? undefined : finding);
}
