import { forApplicant, forProvider, type ResultCodes } from './result-code.ts';

/** What a report refers to and the authority does not have, or that is not ours to touch. */
export const RECORD_REFERENCES: ResultCodes = {
  1016: forProvider(
    { zh: '引用的备案数据不存在', en: 'What the report refers to is not on file' },
    {
      zh: '请将 Ztid、Wzid、Ymid、Jrid 与最近下载的备案数据（BASJ）核对，同步后重新上报。',
      en: 'Compare Ztid, Wzid, Ymid and Jrid with the filed data last downloaded (BASJ), and report again.',
    },
  ),
  1018: forApplicant(
    { zh: '备案密码错误', en: 'Wrong filing password' },
    {
      zh: '请核对备案密码；忘记的，请在工信部备案网站或向所在省管局找回。',
      en: 'Check the filing password; if it is lost, get it back at the ministry’s filing site or from the bureau.',
    },
    '/filingPassword',
  ),
  1023: forProvider(
    { zh: '引用的 IP 数据不存在', en: 'The IP record is not on file' },
    {
      zh: '请将 Ipid 与最近下载的备案数据（BASJ）核对；新增 IP 不带 Ipid。',
      en: 'Compare Ipid with the filed data last downloaded (BASJ); new addresses carry none.',
    },
    '/service/ipAddresses',
  ),
  1026: forProvider(
    { zh: '注销理由代码错误', en: 'Wrong code of the reason to cancel' },
    {
      zh: '请将注销理由代码表更新为管局下发的版本，核对 Zxly 后重新上报。',
      en: 'Load the authority’s own table of reasons, check Zxly, and report again.',
    },
  ),
  1028: forProvider(
    { zh: 'ICP 用户名错误', en: 'Wrong ICP user name' },
    {
      zh: '请与管局核对该备案的 ICP 用户名，更正后重新上报。',
      en: 'Check the filing’s ICP user name with the bureau, correct it and report again.',
    },
  ),
  1045: forProvider(
    { zh: '只能向接入商所在省管局报备', en: 'Reports go to the provider’s own bureau only' },
    {
      zh: '请检查报送路由：按接入商所在省选择接口，而非主体所在省。',
      en: 'Check the routing: the endpoint follows the provider’s province, not the subject’s.',
    },
  ),
  1046: forApplicant(
    { zh: '变更备案不能变更主体所在省', en: 'A change can’t move the subject to another province' },
    {
      zh: '请先注销主体，再在新的省份重新办理首次备案。',
      en: 'Deregister the subject, then file anew in the other province.',
    },
    '/subject/province',
  ),
  1047: forProvider(
    { zh: '只能取消本接入商的接入', en: 'Only our own access can be cancelled' },
    {
      zh: '请核对 Jlid 是否为本接入商的 Jrid；属其他接入商的，请申请人向其申请取消。',
      en: 'See whether Jlid is a Jrid of ours; another provider’s access is cancelled there, by the applicant.',
    },
  ),
  1048: forApplicant(
    { zh: '不是本接入商接入的备案', en: 'The filing is not carried by this provider' },
    {
      zh: '请先办理新增接入，或向现接入商提交本申请。',
      en: 'Order a new access here first, or turn to the provider that carries it.',
    },
  ),
  1053: forProvider(
    { zh: '请求单位已被删除', en: 'The reporting unit has been deleted' },
    {
      zh: '请暂停上报，并向管局确认本接入商的报备单位状态。',
      en: 'Hold reports, and ask the bureau about our standing as a reporting unit.',
    },
  ),
  1054: forProvider(
    { zh: '报备单位无效', en: 'The reporting unit is not valid' },
    {
      zh: '请向管局核对接入商编号及其有效状态，更正接口配置后重新上报。',
      en: 'Check the provider number and its standing with the bureau, correct the endpoint’s settings and report again.',
    },
  ),
  1055: forProvider(
    { zh: '核验单属于其他备案', en: 'The verification sheet belongs to another filing' },
    {
      zh: '请核对附件的 Jlid/Baxh 与核验单内容，更正后重新上报附件。',
      en: 'Compare the attachment’s Jlid or Baxh with the sheet, and report the attachment again.',
    },
  ),
  1056: forProvider(
    { zh: '附件格式代码错误', en: 'Wrong code of the attachment’s format' },
    {
      zh: '请将附件格式代码表更新为管局下发的版本，核对 Fjwjgs 后重新上报。',
      en: 'Load the authority’s own table of formats, check Fjwjgs, and report again.',
    },
  ),
  1057: forProvider(
    { zh: '附件用途代码错误', en: 'Wrong code of the attachment’s purpose' },
    {
      zh: '请将附件用途代码表更新为管局下发的版本，核对 Fjyt 后重新上报。',
      en: 'Load the authority’s own table of purposes, check Fjyt, and report again.',
    },
  ),
  1058: forProvider(
    { zh: '主体信息不存在', en: 'The subject is not on file' },
    {
      zh: '请将 Ztid 或 Ztbah 与最近下载的备案数据核对；主体确未备案的，应改为首次备案。',
      en: 'Compare Ztid or Ztbah with the filed data last downloaded; if it is not on file it takes a first filing.',
    },
  ),
  1059: forProvider(
    { zh: '网站信息不存在', en: 'The service is not on file' },
    {
      zh: '请将 Wzid 或 Wzbah 与最近下载的备案数据核对；网站确未备案的，应改为新增服务。',
      en: 'Compare Wzid or Wzbah with the filed data last downloaded; if it is not on file it takes a new service.',
    },
  ),
  1061: forProvider(
    { zh: '核验单用途与标识不符', en: 'The sheet’s purpose does not fit its id' },
    {
      zh: '请核对 Fjyt 与 Ssdxlx/Ssdxbs：主体附件填主体标识，网站附件填网站标识。',
      en: 'Check Fjyt against Ssdxlx and Ssdxbs: a subject’s attachment names the subject, a service’s the service.',
    },
  ),
  1063: forProvider(
    { zh: '接入 IP 与本单位 IP 备案不一致', en: 'The addresses differ from our own IP filing' },
    {
      zh: '请核对服务器 IP；属本接入商的，先补报 IP 备案，再重新上报本订单。',
      en: 'Check the server’s addresses; if they are ours, complete our IP filing first, then report this order again.',
    },
    '/service/ipAddresses',
  ),
  1067: forProvider(
    { zh: '备案号或主键对应多个网站', en: 'The number stands for several services' },
    {
      zh: '请改用管局下发的 Wzid 指明网站后重新上报；仍报错的，请管局清理数据。',
      en: 'Name the service by the bureau’s Wzid and report again; if that fails, the bureau has to clear its records.',
    },
  ),
  1068: forProvider(
    { zh: '备案号或主键对应多个缩略信息', en: 'The number stands for several abbreviated records' },
    {
      zh: '请改用管局下发的 Wzid 指明网站后重新上报；仍报错的，请管局合并缩略信息。',
      en: 'Name the service by the bureau’s Wzid and report again; if that fails, the bureau has to merge its records.',
    },
  ),
  1999: forProvider(
    { zh: 'ICP 备案其他错误', en: 'Another error of an ICP filing' },
    {
      zh: '请查看结果中的错误描述；无法判断的，请携订单号询问管局。',
      en: 'Read the description that came with it; if it does not tell, ask the bureau, naming the order.',
    },
  ),
};
