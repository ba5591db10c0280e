import type { Bilingual } from '#domain/bilingual.ts';

/** Texts of the desk that finds orders and explains them. */
export const SUPPORT_WORDS = {
  'support.title': { zh: '订单查询', en: 'Find an order' },
  'support.number': { zh: '订单号或备案号', en: 'Order or filing number' },
  'support.numberHelp': {
    zh: '例如 BA20260601000001、津ICP备2026000001号-1。',
    en: 'For example BA20260601000001 or 津ICP备2026000001号-1.',
  },
  'support.search': { zh: '查询', en: 'Search' },
  'support.notANumber': {
    zh: '这不是订单号，也不是备案号，没有查询。请按上面的例子填写。',
    en: 'This is neither an order’s number nor a filing’s, so nothing was searched. Write it like the examples above.',
  },
  'support.noFiling': {
    zh: '这里没有这个备案号：它可能由其他接入商备案，或号码有误。还没有备案号的，请用订单号查询。',
    en: 'Nothing is filed here under this number: it may be filed through another provider, or mistyped. What has no number yet is found by its order.',
  },
  'support.noOrders': {
    zh: '这个备案没有本系统的订单：它是导入的，之后没有办理过。',
    en: 'No order is about this filing: it was imported, and nothing was asked for since.',
  },
  'support.toFiling': { zh: '查看备案信息', en: 'What is filed' },
  'support.ended': { zh: '已办结', en: 'ended' },
  'support.order': { zh: '订单 {orderNo}', en: 'Order {orderNo}' },
  'support.next': { zh: '申请人下一步', en: 'What the applicant does next' },
  'support.next.nothing': { zh: '申请人目前无需操作。', en: 'Nothing for now.' },
  'support.next.draft': {
    zh: '填写备案信息、上传材料，检查后提交。',
    en: 'Fill in the form, upload the materials, check and submit.',
  },
  'support.next.initialReview': {
    zh: '等待接入商初审；需要更改的，可以先撤销再修改。',
    en: 'Wait for our review; whoever wants to change something withdraws it first.',
  },
  'support.next.correction': {
    zh: '按退回原因逐项修改，在期限内重新提交。',
    en: 'Correct what was returned, and submit again before the term ends.',
  },
  'support.next.confirmation': {
    zh: '在订单页面确认提交管局。',
    en: 'Confirm on the order’s page that it goes to the authority.',
  },
  'support.next.acceptance': {
    zh: '等待接收方在自己的账号中接受或拒绝。',
    en: 'Wait until the receiver accepts or declines in its own account.',
  },
  'support.next.reporting': {
    zh: '等待提交管局，无需操作。',
    en: 'Nothing: we report it to the authority.',
  },
  'support.next.smsVerification': {
    zh: '下列手机号的持有人各自在 24 小时内到工信部短信核验页面填写收到的验证码。验证码不要告诉任何人，包括客服。',
    en: 'The owner of each number below enters the code that came to it at the ministry’s page within 24 hours, and tells the code to nobody, support included.',
  },
  'support.next.bureauReview': {
    zh: '等待管局审核，请保持电话畅通，管局可能来电核实。',
    en: 'Wait for the bureau, and be reachable: it may call.',
  },
  'support.next.granted': { zh: '已办结，无需操作。', en: 'Nothing: it is done.' },
  'support.next.abandoned': {
    zh: '订单已放弃；仍需办理的，另建订单。',
    en: 'The order was given up; a new one can be opened.',
  },
  'support.next.lapsed': {
    zh: '订单已过期失效；仍需办理的，另建订单。',
    en: 'The order has lapsed; a new one can be opened.',
  },
  'support.waits.applicant': { zh: '申请人', en: 'The applicant' },
  'support.waits.receiver': { zh: '接收方', en: 'The receiver' },
  'support.waits.reviewer': { zh: '接入商初审人员', en: 'Our reviewers' },
  'support.waits.authority': { zh: '管局', en: 'The authority' },
  'support.waits.system': { zh: '系统处理中', en: 'The system' },
  'support.sms': { zh: '短信核验', en: 'SMS verification' },
  'support.sms.pending': { zh: '待核验', en: 'not yet verified' },
  'support.sms.passed': { zh: '已通过', en: 'verified' },
  'support.sms.expired': { zh: '已超时', en: 'ran out of time' },
  'support.sms.failed': { zh: '未通过', en: 'failed' },
  'support.sms.replaced': { zh: '已不需要', en: 'not needed any more' },
  'support.tasks': { zh: '内部任务', en: 'Tasks of ours' },
  'support.noTasks': { zh: '没有未办结的任务。', en: 'No task is open.' },
} as const satisfies Record<string, Bilingual>;
