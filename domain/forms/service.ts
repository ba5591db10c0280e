import Type from 'typebox';
import { choice, group, list, optionalText, text } from './fields.ts';
import { person } from './person.ts';

/** The platforms of an app. A platform is not a store. */
export const APP_PLATFORMS = ['android', 'ios', 'harmonyos'] as const;

/** What identifies an app on one platform (APP 特征信息). */
export const PlatformSchema = group(
  { zh: '运行平台信息', en: 'Platform' },
  {
    platform: choice({ zh: '运行平台', en: 'Platform' }, APP_PLATFORMS),
    packageName: text({ zh: '软件包名称', en: 'Package name or bundle ID' }, 255),
    fingerprint: text(
      {
        zh: '证书指纹',
        en: 'Certificate fingerprint',
        help: {
          zh: '安卓填写 MD5（32 位），iOS 填写 SHA-1（40 位），鸿蒙填写证书指纹，均为十六进制。',
          en: 'Hexadecimal: MD5 (32 digits) on Android, SHA-1 (40 digits) on iOS, the certificate fingerprint on HarmonyOS.',
        },
      },
      255,
    ),
    publicKey: text({ zh: '公钥', en: 'Public key' }, 4096),
  },
);

/** What a website and an app have in common. */
const common = {
  name: text({ zh: '服务名称', en: 'Name of the service' }, 512),
  domains: list(
    {
      zh: '域名',
      en: 'Domains',
      help: { zh: '最多填写至四级域名。', en: 'Down to the fourth level.' },
    },
    text({ zh: '域名', en: 'Domain' }, 128),
    50,
  ),
  contentTypes: list(
    { zh: '服务内容', en: 'Content types' },
    text({ zh: '服务内容', en: 'Content type' }, 64),
    64,
  ),
  languages: list({ zh: '语言', en: 'Languages' }, text({ zh: '语言', en: 'Language' }, 64), 32),
  ipAddresses: list(
    {
      zh: 'IP 地址',
      en: 'IP addresses',
      help: {
        zh: '服务器的公网 IPv4 或 IPv6 地址。',
        en: 'Public IPv4 or IPv6 addresses of the server.',
      },
    },
    text({ zh: 'IP 地址', en: 'IP address' }, 45),
    50,
  ),
  remarks: optionalText({ zh: '服务备注', en: 'Remarks on the service' }, 1024),
  owner: person('互联网信息服务负责人', 'Service owner'),
};

/** A website (网站). */
export const WebsiteSchema = group(
  { zh: '网站', en: 'Website' },
  {
    kind: Type.Literal('website', { title: '服务类型 · Kind of service' }),
    ...common,
    homeUrl: text({ zh: '首页网址', en: 'Home page' }, 255),
  },
);

/** An app (APP); its domains are those of its servers. */
export const AppSchema = group(
  { zh: 'APP', en: 'App' },
  {
    kind: Type.Literal('app', { title: '服务类型 · Kind of service' }),
    ...common,
    platforms: list({ zh: '运行平台信息', en: 'Platforms' }, PlatformSchema, 10),
  },
);

/** One internet information service (互联网信息服务), told apart by `kind`. */
export const ServiceSchema = Type.Union([WebsiteSchema, AppSchema], {
  title: '互联网信息服务 · Service',
});

export type Service = Type.Static<typeof ServiceSchema>;
