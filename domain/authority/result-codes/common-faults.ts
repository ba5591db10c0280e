import { forNobody, forProvider, type ResultCodes } from './result-code.ts';

/** What any kind of report may be answered with: form of the file, rights, unfiled sites. */
export const COMMON_FAULTS: ResultCodes = {
  5001: forProvider(
    { zh: '数据文件不符合 XSD 规范', en: 'The file is not valid against the schema' },
    {
      zh: '请用规范所附 XSD 校验该文件，找出不合规的元素，更正后重新上报其中全部记录。',
      en: 'Validate the file against the interface’s schema, correct the element, and report all its records again.',
    },
  ),
  5002: forProvider(
    { zh: '属性不存在', en: 'There is no such attribute' },
    {
      zh: '请对照错误描述检查上报文件的元素与属性名，更正后重新上报。',
      en: 'Check the names of elements and attributes against the description, and report again.',
    },
  ),
  5003: forProvider(
    { zh: '请求单位与报备单位不一致', en: 'Qqdwid is not the reporting unit' },
    {
      zh: '请将 Qqdwid 与接口配置中的接入商编号改为一致后重新上报。',
      en: 'Make Qqdwid and the endpoint’s provider number agree, and report again.',
    },
  ),
  5004: forProvider(
    { zh: '接口版本错误', en: 'Wrong version of the interface' },
    {
      zh: '请按错误描述中的版本调整该接口的版本配置（V3.0 写作 V.3.0）后重新上报。',
      en: 'Set the endpoint’s version to the one the description names (V3.0 is written V.3.0), and report again.',
    },
  ),
  5005: forProvider(
    { zh: '未备案网站不属于本单位', en: 'The unfiled site is not one of ours' },
    {
      zh: '请将 Ym、IP 与下发的未备案网站列表核对，仅上报本接入商名下的网站。',
      en: 'Compare Ym and IP with the list that was sent; answer only for sites of ours.',
    },
  ),
  5006: forNobody(
    { zh: '未备案网站处理结果已上报', en: 'The unfiled site’s result is reported already' },
    { zh: '无需重复上报。', en: 'It need not be reported again.' },
  ),
  5007: forProvider(
    { zh: '未备案网站处理结果代码错误', en: 'Wrong result code for an unfiled site' },
    {
      zh: '请将未备案处理代码表更新为管局下发的版本，核对 Cljg 后重新上报。',
      en: 'Load the authority’s own table of handling results, check Cljg, and report again.',
    },
  ),
  5008: forProvider(
    { zh: '上报信息含非法字符', en: 'Characters that are not allowed' },
    {
      zh: '请在名称、地址、备注中查找控制字符、表情符号及 GBK 之外的字符，请申请人更正后重新上报。',
      en: 'Look for control characters, emoji and whatever GBK lacks in names, addresses and remarks; have the applicant correct them.',
    },
  ),
  5009: forProvider(
    { zh: '报备单位无此业务权限', en: 'No right to this kind of report' },
    {
      zh: '请向管局申请开通该项业务权限，之后重新上报。',
      en: 'Ask the bureau for the right, then report again.',
    },
  ),
  5010: forProvider(
    { zh: '附件不符合规范', en: 'The attachment breaks the rules' },
    {
      zh: '附件须为 JPG：核验单不超过 150 KB，证件及照片不超过 100 KB；重新压缩后上报，无法辨认的请申请人重新上传。',
      en: 'JPG, a sheet of at most 150 KB, a certificate or photo of at most 100 KB: scale it again; what is no longer legible the applicant uploads anew.',
    },
  ),
  5011: forProvider(
    { zh: '该功能未开放', en: 'The function is not open' },
    {
      zh: '请询问管局开放时间，期间改用管局要求的其他途径。',
      en: 'Ask the bureau when it opens, and use the way it names until then.',
    },
  ),
  5999: forProvider(
    { zh: '其他错误', en: 'Another error' },
    {
      zh: '请查看结果中的错误描述；无法判断的，请询问管局。',
      en: 'Read the description that came with it; if it does not tell, ask the bureau.',
    },
  ),
};
