import { isAppStore } from '#domain/identifiers/app-store.ts';
import { blocks } from '#domain/identifiers/finding.ts';
import { valueAt, type Finding } from './finding.ts';
import { NOT_AN_OPTION } from './shape-findings.ts';

const PLATFORM_FIELD = /\/platforms\/\d+\/platform$/;

const STORE_FINDING = blocks(
  'form.platform_is_a_store',
  {
    zh: '所填为 APP 分发平台（应用市场），不是运行平台。',
    en: 'This is a store, where apps are given out; a platform is what an app runs on.',
  },
  {
    zh: '请选择运行平台：android（安卓）、ios（iOS）、harmonyos（鸿蒙）。',
    en: 'Choose the platform: android, ios or harmonyos.',
  },
  '备案核查：APP 平台信息无效',
);

/** A finding about a form's shape in better words, where the value shows what was mistaken. */
export function explained(finding: Finding, form: unknown): Finding {
  if (finding.code !== NOT_AN_OPTION || !PLATFORM_FIELD.test(finding.field)) return finding;
  const value = valueAt(form, finding.field);
  const isStore = typeof value === 'string' && isAppStore(value);
  return isStore ? { field: finding.field, ...STORE_FINDING } : finding;
}
