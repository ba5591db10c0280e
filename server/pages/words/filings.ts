import type { Bilingual } from '#domain/bilingual.ts';

/** Texts about what is filed, and about what an order does to it. */
export const FILINGS_WORDS = {
  'filings.title': { zh: '我的备案', en: 'My filings' },
  'filings.empty': {
    zh: '您的账号下还没有备案信息。从未备案的，请办理首次备案；此前通过我们备案过的，请办理认领备案。',
    en: 'Nothing is filed under your account yet. If the subject was never filed, order a first filing; if it was filed through us before, claim it.',
  },
  'filings.emptySubUser': {
    zh: '主账号 {main} 还没有给您授权任何服务。请联系主账号授权。',
    en: 'Your main account, {main}, has not given you any service yet. Ask it for those that you work on.',
  },
  'filings.subUser': {
    zh: '您是子用户，这里只列出主账号 {main} 授权给您的服务。',
    en: 'You are a sub-user: these are the services that your main account, {main}, gave you.',
  },
  'filings.noServices': {
    zh: '名下没有服务（空壳主体）。请新增服务，或注销主体。',
    en: 'Nothing is filed under it (a shell). Add a service, or deregister the subject.',
  },
  'filings.notHeld': {
    zh: '主体不在您的账号下：证件信息不在此显示，办理备案时需由您填写。',
    en: 'The subject is not your account’s own: its certificate is not shown here, and an order about it asks you for it.',
  },
  'filings.approved': { zh: '备案通过日期', en: 'Approved on' },
  'filings.kind': { zh: '服务类型', en: 'Kind' },
  'filings.domains': { zh: '域名', en: 'Domains' },
  'filings.accesses': { zh: '接入', en: 'Access' },
  'filings.ours': { zh: '我们接入：{addresses}', en: 'Carried by us: {addresses}' },
  'filings.others': { zh: '其他接入商 {provider}', en: 'Carried by provider {provider}' },
  'filings.noAccess': { zh: '没有已知的接入', en: 'None that we know of' },
  'filings.nature': { zh: '主体性质', en: 'Nature' },
  'filings.certificate': { zh: '证件', en: 'Certificate' },
  'filings.orders': { zh: '可以办理', en: 'What you can order' },
  'filings.about': { zh: '{type}：{number}', en: '{type}: {number}' },
  'filings.gone': {
    zh: '您的账号下没有这个备案号，订单没有创建。',
    en: 'This number is not filed under your account (any more); no order was opened.',
  },
  'filings.goneRemedy': {
    zh: '请回到“我的备案”，从列表中选择。',
    en: 'Go back to “My filings” and choose from the list.',
  },
  'new.about': {
    zh: '已有备案的，请从“我的备案”开始：备案号等已备案的内容会自动填好。',
    en: 'If it is filed already, begin at “My filings”: what is on file is then filled in for you.',
  },
  'confirm.title': { zh: '确认取消接入', en: 'Confirm that the access ends' },
  'confirm.text': {
    zh: '确认后，订单报送管局；管局通过后我们停止接入该服务，其备案仍然有效。不确认的，订单到期自动失效。',
    en: 'Once you confirm, the order goes to the bureau; when the bureau approves, we stop carrying the service, and it stays filed. Without your word the order lapses.',
  },
  'confirm.go': { zh: '确认并提交管局', en: 'Confirm and send to the bureau' },
  'accept.title': { zh: '接受转入的服务', en: 'Accept the service' },
  'accept.text': {
    zh: '接受后，该服务立即归到您的账号，由您管理和负责；备案号和主体不变。',
    en: 'Once you accept, the service is your account’s at once, to manage and to answer for; its number and subject stay.',
  },
  'accept.go': { zh: '接受', en: 'Yes, accept it' },
  'decline.title': { zh: '拒绝转入的服务', en: 'Decline the service' },
  'decline.text': {
    zh: '拒绝后，服务留在原账号，本订单结束，不能恢复。',
    en: 'The service stays where it is, and this order ends; that can’t be undone.',
  },
  'decline.go': { zh: '拒绝', en: 'Yes, decline it' },
  'progress.confirmed': { zh: '已确认。', en: 'Confirmed.' },
  'progress.accepted': {
    zh: '已接受，服务已归到您的账号。',
    en: 'Accepted: the service is yours now.',
  },
  'progress.declined': { zh: '已拒绝。', en: 'Declined.' },
  'progress.offer': { zh: '转给您的服务', en: 'What is offered to you' },
  'progress.effect': { zh: '通过后会有什么变化', en: 'What this order will change' },
  'progress.effectDone': { zh: '本订单带来的变化', en: 'What this order changed' },
  'progress.noEffect': { zh: '没有变化。', en: 'Nothing.' },
  'order.subUser': { zh: '子用户 {handle}', en: 'sub-user {handle}' },
} as const satisfies Record<string, Bilingual>;
