import Type from 'typebox';
import type { Bilingual } from '#domain/bilingual.ts';
import { accessFields } from './access.ts';
import { group, list, optionalText, text } from './fields.ts';
import { person } from './person.ts';
import { PlatformSchema } from './platform.ts';
import { preApprovals } from './pre-approval.ts';

/** What a service is (互联网信息服务类型); mini-programs will follow. */
export const SERVICE_KINDS = {
  website: { zh: '网站', en: 'Website' },
  app: { zh: 'APP', en: 'App' },
} as const satisfies Record<string, Bilingual>;

export type ServiceKind = keyof typeof SERVICE_KINDS;

/** The mark that tells the variants of a service apart. */
export const kindOf = <Kind extends ServiceKind>(kind: Kind) =>
  Type.Literal(kind, {
    title: '服务类型 · Kind of service',
    description: '网站（website）或 APP（app）。\n\nA website or an app.',
    examples: [kind],
  });

/** The domains of a service. */
export const domains = list(
  {
    zh: '域名',
    en: 'Domains',
    help: { zh: '最多填写至四级域名。', en: 'Down to the fourth level.' },
  },
  text(
    {
      ...{ zh: '域名', en: 'Domain', example: 'qinghe-tea.example.cn' },
      help: { zh: '不含 http://、端口和路径。', en: 'Without http://, port or path.' },
      rule: 'RFC 1035; RFC 5891',
    },
    128,
  ),
  50,
);

/** What a website and an app have in common and may change. */
const common = {
  name: text(
    {
      ...{ zh: '服务名称', en: 'Name of the service', example: '清禾茶业官网' },
      help: {
        zh: '网站至少三个字，不得为纯数字，不得以“中国”“国家”等开头；个人不得使用企业类名称。',
        en: 'Of a website three characters at least, no digits only, no head reserved to the state; individuals use no business names.',
      },
      rule: '备案驳回咨询：网站名称不符合要求',
    },
    512,
  ),
  domains,
  contentTypes: list(
    {
      ...{ zh: '服务内容', en: 'Content types' },
      help: {
        zh: '服务提供的内容，可多选。',
        en: 'What the service offers; several may be given.',
      },
    },
    text(
      {
        ...{ zh: '服务内容', en: 'Content type', example: '单位门户网站' },
        help: { zh: '管局代码表中的名称。', en: "A name of the authority's table." },
      },
      64,
    ),
    64,
  ),
  languages: list(
    {
      ...{ zh: '语言', en: 'Languages' },
      help: { zh: '服务使用的语言。', en: 'The languages that the service speaks.' },
    },
    text(
      {
        ...{ zh: '语言', en: 'Language', example: '中文简体' },
        help: { zh: '管局代码表中的名称。', en: "A name of the authority's table." },
      },
      64,
    ),
    32,
  ),
  ...accessFields,
  preApprovals,
  remarks: optionalText(
    {
      ...{ zh: '服务备注', en: 'Remarks on the service' },
      help: {
        zh: '需要向初审人员或管局说明的内容。',
        en: 'What the reviewer or the bureau should know.',
      },
      example: { zh: '仅发布本人撰写的种植记录。', en: 'Only notes of my own on gardening.' },
    },
    1024,
  ),
  owner: person('互联网信息服务负责人', 'Service owner'),
};

/** What only a website has. */
const ofWebsite = {
  homeUrl: text(
    {
      ...{ zh: '首页网址', en: 'Home page', example: 'https://www.qinghe-tea.example.cn/' },
      help: { zh: '所填域名之下的首页。', en: 'The home page, under one of the domains.' },
      rule: 'RFC 3986',
    },
    255,
  ),
};

/** What only an app has. */
const ofApp = {
  platforms: list(
    {
      ...{ zh: '运行平台信息', en: 'Platforms' },
      help: { zh: '每个运行平台填写一项。', en: 'One entry for each platform.' },
    },
    PlatformSchema,
    10,
  ),
};

/** What may be said of a service, by its kind; its `kind` comes before. */
export const serviceFields = {
  website: { ...common, ...ofWebsite },
  app: { ...common, ...ofApp },
};

/** A website (网站). */
export const WebsiteSchema = group(SERVICE_KINDS.website, {
  kind: kindOf('website'),
  ...serviceFields.website,
});

/** An app (APP); its domains are those of its servers. */
export const AppSchema = group(SERVICE_KINDS.app, { kind: kindOf('app'), ...serviceFields.app });

/** One internet information service (互联网信息服务), told apart by `kind`. */
export const ServiceSchema = Type.Union([WebsiteSchema, AppSchema], {
  title: '互联网信息服务 · Service',
});

export type Service = Type.Static<typeof ServiceSchema>;
