import { forApplicant, forProvider, ofBothOwners, type ResultCodes } from './result-code.ts';

const CERTIFICATE_NUMBERS = ['/subject/certificateNumber', ...ofBothOwners('certificateNumber')];

/** What is wrong with single fields of an ICP filing. */
export const FORM_FAULTS: ResultCodes = {
  1004: forApplicant(
    { zh: '域名无效', en: 'Invalid domain' },
    {
      zh: '请核对域名写法，并确认其顶级域和注册商已获工信部批准、域名未过期。',
      en: 'Check how the domain is written, that its ending and registrar are approved by the ministry, and that it has not expired.',
    },
    '/service/domains',
  ),
  1005: forApplicant(
    { zh: '域名已在其他备案中', en: 'The domain is filed already' },
    {
      zh: '该域名已备案：请先由原主体在其备案中删除该域名或注销服务；若原备案就是您的，请改办新增接入。',
      en: 'Have its present owner remove it from their filing or deregister the service; if that filing is yours, order a new access instead.',
    },
    '/service/domains',
  ),
  1006: forApplicant(
    { zh: 'IP 地址无效', en: 'Invalid IP address' },
    {
      zh: '请填写您在本接入商购买的服务器的公网 IP 地址。',
      en: 'Give the public address of the server you have with this provider.',
    },
    '/service/ipAddresses',
  ),
  1007: forApplicant(
    { zh: '联系方式无效', en: 'Invalid contact details' },
    {
      zh: '请逐项核对负责人的手机号码、应急联系电话和电子邮箱，并填写本人可接通的号码。',
      en: 'Go through the owners’ mobile, emergency number and e-mail; give numbers that are answered.',
    },
    ...ofBothOwners('mobile'),
    ...ofBothOwners('emergencyNumber'),
    ...ofBothOwners('email'),
  ),
  1008: forApplicant(
    { zh: '证件无效', en: 'Invalid certificate' },
    {
      zh: '请对照证件原件核对证件类型和号码；证件已换发的，请使用最新证件。',
      en: 'Compare type and number with the original; where it has been replaced, use the newest one.',
    },
    '/subject/certificateType',
    ...CERTIFICATE_NUMBERS,
  ),
  1009: forApplicant(
    { zh: '电子邮箱无效', en: 'Invalid e-mail address' },
    {
      zh: '请填写负责人本人常用的电子邮箱，格式如 name@example.com。',
      en: 'Give an address that the owner reads, written like name@example.com.',
    },
    ...ofBothOwners('email'),
  ),
  1010: forApplicant(
    { zh: '办公电话无效', en: 'Invalid office phone' },
    {
      zh: '办公电话取自应急联系电话：请填写可接通的号码，固定电话需带区号，如 021-12345678。',
      en: 'It is reported from the emergency number: give one that is answered, a landline with its area code, such as 021-12345678.',
    },
    ...ofBothOwners('emergencyNumber'),
  ),
  1011: forApplicant(
    { zh: '手机号码无效', en: 'Invalid mobile number' },
    {
      zh: '请填写负责人本人使用的 11 位内地手机号码。',
      en: 'Give the owner’s own mainland mobile, eleven digits.',
    },
    ...ofBothOwners('mobile'),
  ),
  1012: forProvider(
    { zh: 'MSN 账号无效', en: 'Invalid MSN account' },
    {
      zh: '表单不采集 MSN：请检查上报文件是否误填 Msn 元素，删除后重新上报。',
      en: 'No form asks for it: see why the file carries an Msn element, leave it out and report again.',
    },
  ),
  1013: forProvider(
    { zh: 'QQ 号码无效', en: 'Invalid QQ number' },
    {
      zh: '表单不采集 QQ：请检查上报文件是否误填 Qq 元素，删除后重新上报。',
      en: 'No form asks for it: see why the file carries a Qq element, leave it out and report again.',
    },
  ),
  1014: forApplicant(
    { zh: '主办单位性质无效', en: 'Invalid nature of the subject' },
    {
      zh: '请按证件选择主体性质；主体性质应与证件类型相符。',
      en: 'Choose the nature that the certificate shows; it has to fit the certificate’s type.',
    },
    '/subject/nature',
  ),
  1015: forApplicant(
    { zh: '身份证号码无效', en: 'Invalid resident ID number' },
    {
      zh: '请对照身份证原件核对 18 位号码和姓名。',
      en: 'Compare the 18 characters and the name with the ID card.',
    },
    ...CERTIFICATE_NUMBERS,
  ),
  1019: forProvider(
    { zh: '省市县代码错误', en: 'Wrong region code' },
    {
      zh: '请核对所填省市县，并将区域代码表更新为管局下发的版本后重新上报。',
      en: 'Check province, city and county, load the authority’s own region table, and report again.',
    },
    '/subject/province',
    '/subject/city',
    '/subject/county',
  ),
  1020: forApplicant(
    { zh: '网站名称冲突', en: 'The service’s name is taken' },
    {
      zh: '该名称已被其他备案使用，请换一个与主体相关的名称。',
      en: 'Another filing bears this name: choose another that belongs to the subject.',
    },
    '/service/name',
  ),
  1021: forApplicant(
    { zh: '首页网址已被使用', en: 'The home page is filed already' },
    {
      zh: '该首页网址已在其他备案中：请填写本网站自己的首页网址，或先注销原备案。',
      en: 'Another filing has this address: give this website’s own, or have the other filing deregistered first.',
    },
    '/service/homeUrl',
  ),
  1022: forApplicant(
    { zh: '首页网址格式错误', en: 'The home page is not written as it should be' },
    {
      zh: '请填写完整网址，如 https://www.example.com/。',
      en: 'Give the whole address, such as https://www.example.com/.',
    },
    '/service/homeUrl',
  ),
  1031: forApplicant(
    { zh: '网站负责人办公电话为空', en: 'The service owner’s office phone is missing' },
    {
      zh: '办公电话取自应急联系电话：请填写服务负责人的应急联系电话。',
      en: 'It is reported from the emergency number: fill in that of the service owner.',
    },
    '/service/owner/emergencyNumber',
  ),
  1033: forProvider(
    { zh: '前置或专项审批内容类型无效', en: 'Invalid kind of pre-approval' },
    {
      zh: '请将前置审批代码表更新为管局下发的版本，核对 Nrlx_id 后重新上报。',
      en: 'Load the authority’s own table of pre-approvals, check Nrlx_id, and report again.',
    },
  ),
  1034: forApplicant(
    { zh: '网站服务内容无效', en: 'Invalid content type' },
    {
      zh: '请重新选择服务内容；个人备案一般选择“博客/个人空间”或“其他”。',
      en: 'Choose the content again; an individual usually files a personal space or “other”.',
    },
    '/service/contentTypes',
  ),
  1035: forProvider(
    { zh: '网站接入方式无效', en: 'Invalid way of access' },
    {
      zh: '请将接入方式代码表更新为管局下发的版本，核对 Jrfs 后重新上报。',
      en: 'Load the authority’s own table of ways of access, check Jrfs, and report again.',
    },
  ),
  1036: forProvider(
    { zh: '服务器放置地点无效', en: 'Invalid place of the server' },
    {
      zh: '请与管局确认放置地点代码（V3.0 未给出代码表），核对 Fbdd 后重新上报。',
      en: 'Ask the bureau for the codes of places (V3.0 has no table of them), check Fbdd, and report again.',
    },
  ),
  1041: forApplicant(
    { zh: '首页网址不含所填域名', en: 'The home page is at none of the domains' },
    {
      zh: '首页网址的主机名须属于所填域名之一，请更正首页网址或补充域名。',
      en: 'The home page has to stand at one of the domains given: correct it, or add the domain.',
    },
    '/service/homeUrl',
    '/service/domains',
  ),
  1044: forApplicant(
    { zh: '主体负责人姓名为空', en: 'The subject owner’s name is missing' },
    { zh: '请填写主体负责人姓名。', en: 'Fill in the subject owner’s name.' },
    '/subjectOwner/name',
  ),
  1064: forApplicant(
    { zh: '域名在黑名单中', en: 'The domain is blacklisted' },
    {
      zh: '该域名已被列入黑名单：请更换域名，或向管局申请移出后重新提交。',
      en: 'Choose another domain, or have the bureau take it off the list before sending this in again.',
    },
    '/service/domains',
  ),
  1065: forApplicant(
    { zh: '主体在黑名单中', en: 'The subject is blacklisted' },
    {
      zh: '该主体已被列入黑名单：请向所在省通信管理局了解原因并申请移出，之后再提交。',
      en: 'Ask the province’s bureau for the reason and for removal from the list; send this in again after that.',
    },
    '/subject/name',
    '/subject/certificateNumber',
  ),
  1066: forProvider(
    { zh: '网站语言类别错误', en: 'Wrong language code' },
    {
      zh: '请将语言代码表更新为管局下发的版本，核对 Yylb_id 后重新上报。',
      en: 'Load the authority’s own table of languages, check Yylb_id, and report again.',
    },
    '/service/languages',
  ),
};
