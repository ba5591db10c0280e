import type { Bilingual } from '#domain/bilingual.ts';

/**
 * What a call's answer asks of the caller:
 * - `taken`: the call did what it should;
 * - `more`, `nothing`: of a download, there is another file, there is none;
 * - `sendMissing`: earlier files are missing and go first;
 * - `wait`: the same call again, later;
 * - `sendAgain`: the file was damaged on its way: at once, a few times, then a person;
 * - `stop`: no call until a person has done what the remedy says.
 */
export type AfterCall =
  'taken' | 'more' | 'nothing' | 'sendMissing' | 'wait' | 'sendAgain' | 'stop';

/** One answer of the authority's interface to a call: what it means, and the way out. */
export interface CallCode {
  readonly title: Bilingual;
  readonly then: AfterCall;
  readonly remedy: Bilingual;
}

const says = (then: AfterCall, title: Bilingual, remedy: Bilingual): CallCode => ({
  title,
  then,
  remedy,
});

const NOTHING_TO_DO: Bilingual = { zh: '无需处理。', en: 'Nothing to do.' };

const RETRIED: Bilingual = {
  zh: '系统会自动重新上报；多次失败时，请检查本端的打包、摘要与加密设置。',
  en: 'It is sent again by itself; after several failures check packing, digest and encryption here.',
};

/** Every msg_code of V3.0, section 3-4, by number. */
const CALL_CODES: Readonly<Record<number, CallCode>> = {
  0: says('taken', { zh: '操作成功', en: 'Done' }, NOTHING_TO_DO),
  1: says(
    'taken',
    { zh: '操作成功，数据已下载完毕', en: 'Done, everything is downloaded' },
    {
      zh: '无需处理；答复中仍附有文件时，该文件照常接收。',
      en: 'Nothing to do; a file that comes with the answer is still taken.',
    },
  ),
  2: says('nothing', { zh: '暂无可下载的数据', en: 'Nothing to download' }, NOTHING_TO_DO),
  3: says(
    'more',
    { zh: '仍有数据待下载', en: 'More to download' },
    { zh: '无需处理，系统会继续下载。', en: 'Nothing to do: downloading goes on.' },
  ),
  4: says(
    'stop',
    { zh: '用户名错误', en: 'Unknown user name' },
    {
      zh: '请与管局核对接口用户名，并更正该接口的配置。',
      en: 'Check the user name with the bureau and correct it in the endpoint’s settings.',
    },
  ),
  5: says(
    'stop',
    { zh: '密码错误', en: 'Wrong password' },
    {
      zh: '请与管局核对接口密码后更正配置；切勿反复尝试，以免账号被锁定。',
      en: 'Check the password with the bureau and correct the settings; trying again may lock the account.',
    },
  ),
  6: says('sendAgain', { zh: '解密失败', en: 'Could not be decrypted' }, RETRIED),
  7: says('sendAgain', { zh: '哈希值校验未通过', en: 'The digest does not match' }, RETRIED),
  8: says('sendAgain', { zh: '解压缩失败', en: 'Could not be unpacked' }, RETRIED),
  9: says(
    'stop',
    { zh: '加密算法类型错误', en: 'Unknown kind of encryption' },
    {
      zh: '请将该接口的加密算法改为 0（不加密）或 1（AES），并与管局确认。',
      en: 'Set the endpoint’s encryption to 0 (none) or 1 (AES), as agreed with the bureau.',
    },
  ),
  10: says(
    'stop',
    { zh: '哈希算法类型错误', en: 'Unknown kind of digest' },
    {
      zh: '请将该接口的哈希算法改为 0（MD5）。',
      en: 'Set the endpoint’s digest to 0 (MD5).',
    },
  ),
  11: says(
    'stop',
    { zh: '压缩格式错误', en: 'Unknown kind of compression' },
    {
      zh: '请将该接口的压缩格式改为 0（zip）。',
      en: 'Set the endpoint’s compression to 0 (zip).',
    },
  ),
  12: says(
    'stop',
    { zh: '认证信息错误，被拒绝', en: 'Sign-in refused' },
    {
      zh: '请核对接入商编号、用户名和密码，并向管局确认本机出口 IP 已登记。',
      en: 'Check provider number, user name and password, and ask the bureau whether our calling address is registered.',
    },
  ),
  13: says(
    'stop',
    { zh: '非本省接入商，被拒绝', en: 'Not a provider of this province' },
    {
      zh: '请改用本接入商所在省管局的接口地址，并核对接入商编号。',
      en: 'Use the address of our own province’s bureau, and check the provider number.',
    },
  ),
  14: says(
    'sendMissing',
    { zh: '存在漏报的数据文件', en: 'Earlier files are missing' },
    {
      zh: '系统会先补报答复中列出的文件，再上报本次数据；缺少存档文件时请人工处理。',
      en: 'The files that the answer lists are sent first; where one is no longer kept, a person has to see to it.',
    },
  ),
  15: says(
    'wait',
    { zh: '管局受理队列已满', en: 'The authority’s queue is full' },
    { zh: '系统会稍后重新上报。', en: 'It is sent again later.' },
  ),
  16: says(
    'stop',
    { zh: '随机数不足 20 个字符', en: 'The random value is shorter than 20 characters' },
    {
      zh: '这是本系统的缺陷，请联系系统维护人员。',
      en: 'A fault of this software: tell whoever maintains it.',
    },
  ),
  17: says(
    'stop',
    { zh: '每次只能上报一个文件', en: 'A call carries exactly one file' },
    {
      zh: '请检查压缩包，其中应只有一个 XML 文件；这是本系统的缺陷，请联系系统维护人员。',
      en: 'The archive must hold one XML file only. A fault of this software: tell whoever maintains it.',
    },
  ),
  18: says(
    'stop',
    { zh: '数据文件超过 50 MB', en: 'The file is larger than 50 MB' },
    {
      zh: '请减少每批的订单数量或缩小附件后重新组批。',
      en: 'Make the batch smaller, or its attachments, and build it anew.',
    },
  ),
  19: says(
    'stop',
    { zh: '报备权限未开放', en: 'The right to report is not open' },
    {
      zh: '请联系所在省通信管理局开通报备权限。',
      en: 'Ask the province’s bureau to open the right to report.',
    },
  ),
  20: says(
    'wait',
    { zh: '不在规定的报备时段内', en: 'Outside the reporting hours' },
    {
      zh: '系统会在规定时段内重新上报；请将答复中的时段填入该接口的配置。',
      en: 'It is sent again within the hours; enter those that the answer names in the endpoint’s settings.',
    },
  ),
  21: says(
    'stop',
    { zh: '下载确认缺少文件名', en: 'Acknowledged without a file name' },
    {
      zh: '这是本系统的缺陷，请联系系统维护人员；该文件会被再次下载，不会丢失。',
      en: 'A fault of this software: tell whoever maintains it. The file comes again and is not lost.',
    },
  ),
  22: says(
    'stop',
    { zh: '备案密码校验次数超限', en: 'Too many checks of a filing password' },
    {
      zh: '请暂停校验并与申请人核对备案密码；何时恢复以管局为准。',
      en: 'Stop checking, and go through the filing password with the applicant; the bureau says when it opens again.',
    },
  ),
  901: says(
    'wait',
    { zh: '系统维护中，上报未受理', en: 'Under maintenance, the report was not taken' },
    { zh: '系统会稍后重新上报。', en: 'It is sent again later.' },
  ),
  902: says(
    'wait',
    { zh: '系统维护中，下载未受理', en: 'Under maintenance, nothing can be downloaded' },
    { zh: '系统会稍后重新下载。', en: 'It is tried again later.' },
  ),
  999: says(
    'wait',
    { zh: '管局系统其他错误', en: 'Another error of the authority’s system' },
    {
      zh: '系统会稍后重试；持续出现时，请将答复原文转告管局。',
      en: 'It is tried again later; if it goes on, pass the answer’s text on to the bureau.',
    },
  ),
};

const unknownCall = (code: number): CallCode =>
  says(
    'wait',
    { zh: `未知的返回代码 ${code}`, en: `Unknown return code ${code}` },
    {
      zh: '接口规范 V3.0 中没有此代码；系统会稍后重试，持续出现时请询问管局。',
      en: 'V3.0 does not name this code. It is tried again later; if it goes on, ask the bureau.',
    },
  );

/** The call codes that V3.0 names, in order. */
export const CALL_CODE_NUMBERS: readonly number[] = Object.keys(CALL_CODES).map(Number);

/** Whether a call did what it should, the word that there is nothing, or more, included. */
export function wentWell(code: number): boolean {
  return WELL.includes(callCode(code).then);
}

const WELL: readonly AfterCall[] = ['taken', 'more', 'nothing'];

/** What a call's msg_code means and asks for; one that V3.0 does not name says so, and waits. */
export function callCode(code: number): CallCode {
  return CALL_CODES[code] ?? unknownCall(code);
}
