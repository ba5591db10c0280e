import { blocks, type IdentifierFinding } from './finding.ts';

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
