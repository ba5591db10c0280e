import type { Bilingual } from '#domain/bilingual.ts';

/** Texts about sub-users and what they may act on. */
export const SUB_USER_WORDS = {
  'subUsers.title': { zh: '子用户', en: 'Sub-users' },
  'subUsers.what': {
    zh: '子用户只看到自己的订单，只能办理您授权给它的服务；它办理的备案归您的账号。您可以查看和处理它的订单。',
    en: 'A sub-user sees its own orders only, and acts on the services that you give it; what it files is your account’s. You see its orders and can act on them.',
  },
  'subUsers.empty': {
    zh: '还没有子用户。开通一个，再授权它可以办理的服务。',
    en: 'You have no sub-users yet. Open one, then give it the services that it is to act on.',
  },
  'subUsers.open': { zh: '开通子用户', en: 'Open a sub-user' },
  'subUsers.name': { zh: '名称', en: 'Name' },
  'subUsers.nameHelp': {
    zh: '小写字母、数字和连字符；登录名为“您的账号.名称”。',
    en: 'Small letters, digits and hyphens; its handle is your own, a dot, and this.',
  },
  'subUsers.mobile': { zh: '手机号码', en: 'Mobile' },
  'subUsers.email': { zh: '电子邮箱', en: 'E-mail' },
  'subUsers.go': { zh: '开通', en: 'Open it' },
  'subUsers.token': {
    zh: '{handle} 的访问令牌（只显示这一次，请立即交给使用者）：',
    en: 'The token of {handle}, shown this once: hand it over now.',
  },
  'subUsers.disabled': { zh: '已停用', en: 'disabled' },
  'subUsers.disable': { zh: '停用', en: 'Disable' },
  'subUsers.enable': { zh: '启用', en: 'Enable' },
  'subUsers.newToken': { zh: '更换令牌', en: 'New token' },
  'subUsers.grants': { zh: '可以办理的服务', en: 'Services that it acts on' },
  'subUsers.noGrants': { zh: '还没有授权任何服务。', en: 'None yet.' },
  'subUsers.give': { zh: '授权', en: 'Give' },
  'subUsers.giveWhich': { zh: '授权服务', en: 'Give a service' },
  'subUsers.take': { zh: '收回', en: 'Take back' },
  'subUsers.nothingToGive': {
    zh: '没有更多可授权的服务：只能授权已备案在您账号下的服务。',
    en: 'Nothing more to give: only what is filed under your account can be given.',
  },
} as const satisfies Record<string, Bilingual>;
