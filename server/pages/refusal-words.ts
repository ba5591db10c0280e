import type { Locale } from '#domain/bilingual.ts';
import type { CheckFinding } from '#domain/checks/finding.ts';
import type { Problem } from '../problems.ts';

/** A refusal as a page says it. */
export interface Refusal {
  readonly sentence: string;
  readonly remedy: string;
  readonly code: string;
  /** What was found, each with its way out: where the refusal is of a check's making. */
  readonly findings?: readonly FoundLine[];
}

/** One of the things that were found. */
interface FoundLine {
  readonly text: string;
  readonly remedy: string;
}

function foundIn({ findings }: Readonly<Record<string, unknown>>, locale: Locale): FoundLine[] {
  if (!Array.isArray(findings)) return [];
  return (findings as Partial<CheckFinding>[]).flatMap(({ text, remedy }) =>
    text === undefined || remedy === undefined
      ? []
      : [{ text: text[locale], remedy: remedy[locale] }],
  );
}

type Chinese = readonly [sentence: string, remedy: string];

/** Who can help a sub-user. */
const askMain = ({ mainAccount }: Readonly<Record<string, unknown>>): string =>
  `请联系主账号${typeof mainAccount === 'string' ? ` ${mainAccount} ` : ''}办理。`;

/** The refusals that people meet at the pages, in Chinese; the API itself speaks English. */
const CHINESE: Readonly<Record<string, (facts: Readonly<Record<string, unknown>>) => Chinese>> = {
  'task.held': ({ holder }) => [
    `这个任务由${typeof holder === 'string' ? ` ${holder} ` : '另一位同事'}处理中。`,
    '请从队列中选择其他任务，或请对方、主管放回队列。',
  ],
  'task.not_held': () => ['请先领取这个任务。', '在队列或订单页面领取后再作决定。'],
  'task.closed': () => ['这个任务已经处理完毕。', '请回到队列，选择其他任务。'],
  'task.not_found': () => ['没有这个任务。', '请回到队列，选择其他任务。'],
  'task.not_yours': () => ['这个任务不属于您的队列。', '请回到您自己的队列。'],
  'proposal.second_person': () => ['自己的建议须由他人批准。', '请联系另一位复审人员。'],
  'proposal.decided': () => ['这个建议已经处理。', '请打开订单查看结果。'],
  'proposal.open_already': () => [
    '这个订单已有一个建议，待第二人批准。',
    '请等待处理结果；如被退回，可再次提出。',
  ],
  'review.second_person_needed': () => ['这一决定需要两个人。', '请先提出建议，由复审人员批准。'],
  'order.not_found': () => ['没有这个订单，或它不属于您。', '请检查订单号，或从列表进入。'],
  'order.changed_meanwhile': () => [
    '您阅读之后，订单又有了变化；这次操作没有执行。',
    '请重新打开订单，核对后再操作。',
  ],
  'order.not_allowed_now': () => [
    '订单目前的进度不允许这一操作。',
    '请打开订单查看当前可以做什么。',
  ],
  'order.not_editable_now': () => ['订单目前不能修改。', '请打开订单查看当前可以做什么。'],
  'consent.required': () => [
    '未取得敏感个人信息处理同意，不能提交。',
    '请阅读同意书，取得所涉负责人的同意后勾选并提交。',
  ],
  'consent.outdated': () => ['您同意的文本已经更新。', '请重新打开检查页面，阅读新文本后再提交。'],
  'consent.withdrawn': () => ['申请人已撤回同意，不能代其提交。', '须由申请人重新同意并自行提交。'],
  'consent.passed_on': () => [
    '订单已报送管局，或已经结束，不能再通过撤回同意终止。',
    '撤回不影响此前的处理；如不再需要备案，请办理注销。',
  ],
  'staff_sign_in.off': () => ['本系统没有接入单位账号。', '请用账号名和密码登录。'],
  'staff_sign_in.unreachable': () => [
    '暂时连接不上单位账号系统。',
    '请稍候再试；如一直如此，请联系单位账号系统的管理员。',
  ],
  'staff_sign_in.misconfigured': () => [
    '单位账号系统与本系统的设置不一致。',
    '请联系系统管理员：日志中写明了哪一项不一致。',
  ],
  'staff_sign_in.not_begun': () => [
    '这次登录不是从本浏览器开始的，或已经完成，或用时过长。',
    '请回到登录页面，在同一个浏览器中重新开始。',
  ],
  'staff_sign_in.cancelled': () => ['您在单位账号页面取消了登录。', '需要时请重新开始。'],
  'staff_sign_in.not_valid': () => [
    '单位账号系统返回的信息不可信，未予登录。',
    '请重新开始；如一直如此，请联系系统管理员。',
  ],
  'staff_sign_in.no_account': () => [
    '这个单位账号不能登录本系统。',
    '请联系安全管理员：开通账号，或询问账号是否已停用。',
  ],
  'staff_sign_in.held': () => ['这个网络地址登录失败次数过多。', '请等待几分钟后重新开始。'],
  'vault.unknown_key': () => ['系统正在更换密钥，暂时读不到这些信息。', '请稍候再试。'],
  'order.certificate_in_progress': () => [
    '同一证件已有一个进行中的订单。',
    '请在“我的备案”中完成或放弃那个订单；如不在您的账号下，请联系接入商申诉。',
  ],
  'order.overtaken': () => [
    '提交之后备案记录有了变化，这个订单现在不能通过。',
    '请看以下发现的问题：属于您的，请先处理；其余的，审核人员请退回订单，接收方可以拒绝或等对方修改后重新提交。',
  ],
  'order.not_for_sub_users': (facts) => ['子用户不能办理这一类型的备案。', askMain(facts)],
  'order.service_not_granted': (facts) => [
    '您没有这个服务的操作权限，或它已注销。',
    `请选择已授权给您的服务；${askMain(facts)}`,
  ],
  'sub_user.main_account_only': (facts) => ['子用户没有自己的子用户。', askMain(facts)],
  'sub_user.name_taken': () => ['已有同名的子用户。', '请换一个名称；令牌遗失的，请更换令牌。'],
  'sub_user.too_many': () => ['子用户数量已达上限。', '请启用已停用的子用户，并更换它的令牌。'],
  'sub_user.contact': () => ['手机号码或电子邮箱格式不正确。', '请填写 11 位手机号码或常用邮箱。'],
  'sub_user.not_found': () => ['没有这个子用户。', '请回到子用户列表。'],
  'grant.service_unknown': () => ['您的账号下没有这个服务。', '只能授权已备案在您账号下的服务。'],
  'grant.service_ended': () => ['这个服务已注销。', '请选择仍在备案中的服务。'],
  'grant.not_found': () => ['这个子用户没有该服务的权限。', '可能已经收回，请查看列表。'],
  'filing.not_found': () => ['没有这个备案号，或它不供您查看。', '请检查备案号，或从列表进入。'],
  'filing.no_such_version': () => ['没有这个历史版本。', '请从历史版本列表中选择。'],
  'reveal.field_unknown': () => ['这个栏目没有脱敏，或已没有内容。', '请刷新页面后再试。'],
  'reveal.not_for_role': () => [
    '您的角色不能显示这个栏目。',
    '证件号码请联系初审人员或主管；密码不向任何人显示。',
  ],
  'reveal.too_many': ({ perHour }) => [
    `一小时内最多显示 ${String(perHour)} 个脱敏栏目。`,
    '请一小时内稍后再试，并只显示确实需要的栏目。',
  ],
  'reveal.too_many_files': ({ perHour }) => [
    `一小时内最多显示 ${String(perHour)} 个文件或消息的原文。`,
    '请一小时内稍后再试，并只打开确实需要的文件。',
  ],
  'receiver.unknown': () => ['没有这个接收方账号。', '请向接收方核对账号名称。'],
  'receiver.same_account': () => ['服务已在这个账号下。', '请填写要转入的另一个账号。'],
  'password.wrong': () => [
    '密码不正确，或尝试次数过多。',
    '请检查后再试；多次失败后请等待几分钟。',
  ],
  'password.none': () => ['这个账号还没有密码。', '请先设置密码。'],
  'password.changed_meanwhile': () => ['密码刚刚已设置。', '请用新密码登录后再更改。'],
  'password.too_short': () => ['密码至少 8 个字符。', '请用更长的密码，例如几个互不相关的词。'],
  'password.too_long': () => ['密码最多 256 个字符。', '请用短一些的密码。'],
  'password.is_handle': () => ['密码不能是账号名。', '请换一个与账号无关的密码。'],
  'password.common': () => ['这是常见密码，容易被猜到。', '请换一个密码，例如几个互不相关的词。'],
  'reset.ended': () => ['这个链接已使用过或已过期。', '请重新申请。'],
  'second_factor.on': () => ['两步验证已开启。', '如要更换应用，请先关闭。'],
  'second_factor.off': () => ['两步验证没有开启。', '无需关闭。'],
  'second_factor.not_begun': () => ['还没有开始设置两步验证。', '请先输入密码，再扫描二维码。'],
  'second_factor.code': () => ['验证码不正确，或已使用过。', '请等下一个验证码，并检查手机时间。'],
  'session.not_found': () => ['没有这个登录，或已退出。', '请刷新页面。'],
  'key.not_found': () => ['没有这个密钥，或已撤销。', '请刷新页面。'],
  'key.too_many': () => ['密钥数量已达上限。', '请先撤销不再使用的密钥。'],
  'key.expired': () => ['有效期已过。', '请选择将来的时间。'],
  'auth.session_needed': () => ['不能用密钥进行此操作。', '请在页面登录后操作。'],
  'auth.scope': () => ['这个密钥只能读取。', '请使用可写的密钥。'],
  'auth.role': () => ['这个页面不属于您的角色。', '请回到首页。'],
  'account.not_found': () => ['没有这个账号。', '请回到账号列表。'],
  'account.oneself': () => ['任何人都不能变更自己的权限。', '请由另一位安全管理员办理。'],
  'account.changed_meanwhile': () => [
    '您打开之后，这个账号又有了变化；这次操作没有执行。',
    '请核对下面的现状，再重新操作。',
  ],
  'account.handle_taken': () => ['已有同名的账号。', '请换一个账号名。'],
  'account.contact': () => ['手机号码或电子邮箱格式不正确。', '请填写 11 位手机号码或常用邮箱。'],
  'account.of_a_customer': () => ['申请人账号和工作人员账号不能互换。', '请另开一个账号。'],
  'account.no_sign_in_name': () => ['申请人使用密码登录。', '请不要填写登录名。'],
  'account.sign_in_name_needed': () => [
    '工作人员通过单位账号登录，必须填写登录名。',
    '请填写本人在单位账号系统中的登录名。',
  ],
  'account.sign_in_name_taken': () => ['另一个账号已使用这个登录名。', '请先从那个账号取消它。'],
  'account.no_scope': () => ['只有初审和复审人员有分管范围。', '请去掉分管范围，或选择审核角色。'],
  'second_factor.none': () => ['这个账号没有开启两步验证。', '请刷新页面。'],
  'second_factor.own': () => ['不能这样关闭自己的两步验证。', '请在“我的账号”中关闭。'],
  'audit.instants_reversed': () => ['截止日期早于起始日期。', '请更正日期后再查询。'],
  'audit.too_long_to_verify': () => [
    '审计记录太多，不能在页面上验证。',
    '请在服务器上运行 npx beian audit verify。',
  ],
  'cursor.malformed': () => ['翻页位置无效。', '请从第一页重新查询。'],
  'form.incomplete': () => ['还有须修改的问题，不能提交。', '请按提示逐项修改。'],
  'form.field_not_opened': () => ['只能修改被退回的字段。', '请只修改已开放的字段。'],
  'form.malformed': () => ['填写的内容有误，没有保存。', '请检查有提示的字段。'],
  'decision.reasons_missing': () => ['退回时至少要有一个原因。', '请选择字段和原因。'],
  'decision.incurable': () => [
    '所选原因无法由申请人补正。',
    '请选择“驳回”，由第二人批准；或选择可以补正的原因。',
  ],
  'decision.text_missing': () => ['选择“其他”原因时须填写说明。', '请写明问题和处理办法。'],
  'reason.variable_missing': () => ['所选原因缺少需要填写的值。', '请填写该原因下的各项。'],
  'reason.variable_malformed': () => ['所选原因中填写的值格式不对。', '请按提示的格式填写。'],
  'recall.too_late': () => ['已超过可撤销的时间。', '请在下一次决定中更正，或请管理员修复。'],
  'recall.not_yours': () => ['只能撤销自己作出的决定。', '请联系作出决定的同事。'],
  'recall.edited': () => ['申请人已开始修改，不能撤销。', '请等待订单重新提交。'],
  'material.type': () => [
    '文件的实际类型不被接受。',
    '请上传 JPEG、PNG 或 WebP 图片；部分材料可用 PDF。',
  ],
  'material.quota': ({ possibleFrom }) => [
    '本账号今天上传的文件已达上限。',
    `请在${typeof possibleFrom === 'string' ? ` ${possibleFrom} ` : '明天零点'}后再上传；已上传的材料可以直接引用。`,
  ],
  'data.main_account_only': (facts) => ['只有主账号可以删除个人信息。', askMain(facts)],
  'data.archive_running': () => [
    '正在为您制作副本。',
    '请等待下载完成；如已中断，请一刻钟后再试。',
  ],
  'material.too_large': () => ['文件太大。', '请降低像素或提高压缩率后重新上传。'],
  'material.too_many_pixels': () => ['图片的像素过多。', '请用较低的像素重新拍摄或扫描。'],
  'material.unreadable': () => [
    '图片无法读取，可能已损坏。',
    '请在设备上打开后另存为 JPEG，再上传。',
  ],
  'material.animated': () => ['图片是动图，或有多页。', '请上传静止的单页图片。'],
  'material.not_claimed': () => [
    '材料含有证件和个人信息，仅供已领取该订单任务的人员查看。',
    '请先领取该订单的审核任务。',
  ],
  'letter.not_claimed': () => [
    '授权书含有姓名和证件号码，仅供已领取该订单任务的人员查看。',
    '请先领取该订单的审核任务。',
  ],
  'letter.not_needed': () => ['个人备案无需授权书。', '如主体为单位，请更正主体性质。'],
  'template.not_found': () => ['这种材料没有模板。', '请回到材料页面，下载列出的模板。'],
  'material.empty': () => ['文件是空的。', '请重新选择文件。'],
  'material.pdf': () => ['这个 PDF 不被接受。', '请重新打印为新的 PDF，或拍照上传。'],
  'material.too_many': () => ['上传的材料过多。', '请先移除不需要的材料。'],
  'request.too_large': () => ['文件或内容太大。', '请缩小后再试。'],
  'request.too_many': ({ seconds }) => ['操作过于频繁。', `请在 ${String(seconds)} 秒后再试。`],
  'request.malformed': () => ['提交的内容不符合要求。', '请检查填写内容后再试。'],
  'status.asked_too_often': ({ possibleFrom }) => [
    '一小时内查询管局的次数已达上限。',
    `请在${typeof possibleFrom === 'string' ? ` ${possibleFrom} ` : '一小时'}后再查询；管局有结果时订单也会自动更新。`,
  ],
  'outcome.unknown': () => ['暂时不知道这次操作是否成功。', '请几秒后重新打开订单或列表查看。'],
  'record.unavailable': () => ['系统暂时无法读取数据。', '请几秒后再试。'],
};

/** A refusal of the API in the reader's language; what has no Chinese words yet is told in English. */
export function refusalInWords(problem: Problem, locale: Locale): Refusal {
  const { code, detail, remedy = '', facts = {} } = problem;
  const chinese = locale === 'zh' ? CHINESE[code]?.(facts) : undefined;
  const [sentence, wayOut] = chinese ?? [detail, remedy];
  return { code, sentence, remedy: wayOut, findings: foundIn(facts, locale) };
}
