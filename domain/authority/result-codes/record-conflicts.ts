import { forApplicant, forNobody, forProvider, type ResultCodes } from './result-code.ts';

/** What stands in the way in the authority's records: the same thing filed already, or still under way. */
export const RECORD_CONFLICTS: ResultCodes = {
  1003: forApplicant(
    { zh: '网站主办者冲突', en: 'Site owner conflict' },
    {
      zh: '同一主体一次只能有一个订单提交管局，且名称与证件须与已有备案一致：请等待或放弃其中一个，核对后重新提交。',
      en: 'One order of a subject at a time goes to the bureau, under the name and certificate that are on file: wait, or abandon one, and check both.',
    },
    '/subject/name',
    '/subject/certificateNumber',
  ),
  1017: forApplicant(
    { zh: '变更备案正在办理', en: 'A change is under way' },
    {
      zh: '请等待正在办理的变更审核结束，再重新提交。',
      en: 'Wait until the change that is under way has been decided, then send this in again.',
    },
  ),
  1024: forProvider(
    { zh: 'IP 地址冲突', en: 'The IP addresses conflict' },
    {
      zh: '请检查同一接入内的 IP 段是否重叠、是否已报在其他接入下，更正后重新上报。',
      en: 'See whether ranges of the access overlap or stand under another access; correct them and report again.',
    },
    '/service/ipAddresses',
  ),
  1025: forApplicant(
    { zh: '仅剩一个接入，不能取消', en: 'The last access can’t be cancelled' },
    {
      zh: '该服务只有这一个接入：不再使用的，请改办注销互联网信息服务。',
      en: 'The service has no other access: if it is no longer used, deregister the service instead.',
    },
  ),
  1027: forNobody(
    { zh: '主体注销已在办理', en: 'The subject’s deregistration is already asked for' },
    { zh: '无需重复提交，请等待管局办结。', en: 'Don’t ask again: wait for the bureau.' },
  ),
  1029: forProvider(
    { zh: '同一网站存在相同接入', en: 'The same access twice' },
    {
      zh: '请合并该网站下重复的 Jr_xx（IP、接入方式、放置地点相同）后重新上报。',
      en: 'Merge the Jr_xx of the site that have the same addresses, way and place, and report again.',
    },
  ),
  1030: forNobody(
    { zh: '网站注销已在办理', en: 'The service’s deregistration is already asked for' },
    { zh: '无需重复提交，请等待管局办结。', en: 'Don’t ask again: wait for the bureau.' },
  ),
  1032: forNobody(
    { zh: '取消接入已在办理', en: 'The access’s cancellation is already asked for' },
    { zh: '无需重复提交，请等待管局办结。', en: 'Don’t ask again: wait for the bureau.' },
  ),
  1037: forProvider(
    { zh: '网站已报备', en: 'The service is reported already' },
    {
      zh: '请核对 IspWzid 及此前的上报记录：首次上报已被接收的，等待其结果；属新网站的，换用新的 IspWzid。',
      en: 'Check IspWzid against what was sent: if the first report was taken, wait for its result; a new service needs an id of its own.',
    },
  ),
  1038: forProvider(
    { zh: '接入已报备', en: 'The access is reported already' },
    {
      zh: '请核对 IspJrid 及此前的上报记录：首次上报已被接收的，等待其结果；属新接入的，换用新的 IspJrid。',
      en: 'Check IspJrid against what was sent: if the first report was taken, wait for its result; a new access needs an id of its own.',
    },
  ),
  1039: forProvider(
    { zh: '域名已报备', en: 'The domain is reported already' },
    {
      zh: '请核对 IspYmid/Ymid：已备案的域名应带管局 Ymid，新增域名不得重复上报。',
      en: 'Check IspYmid and Ymid: a domain on file carries the bureau’s Ymid, a new one is reported once.',
    },
    '/service/domains',
  ),
  1040: forProvider(
    { zh: '接入 IP 已报备', en: 'The access’s addresses are reported already' },
    {
      zh: '请核对 IspIpid/Ipid：已备案的 IP 应带管局 Ipid，新增 IP 不得重复上报。',
      en: 'Check IspIpid and Ipid: addresses on file carry the bureau’s Ipid, new ones are reported once.',
    },
    '/service/ipAddresses',
  ),
  1042: forApplicant(
    { zh: '主体正在注销，不能注销网站', en: 'The subject is being deregistered' },
    {
      zh: '主体注销时其全部服务一并注销：请放弃本订单，等待主体注销办结。',
      en: 'Its services go with it: abandon this order and wait until the subject is deregistered.',
    },
  ),
  1043: forApplicant(
    { zh: '网站正在注销，不能注销主体', en: 'A service is being deregistered' },
    {
      zh: '请等待网站注销办结，再重新提交注销主体。',
      en: 'Wait until that is through, then ask for the subject’s deregistration again.',
    },
  ),
  1049: forApplicant(
    { zh: '主体已注销', en: 'The subject is deregistered already' },
    {
      zh: '原备案已不存在：请放弃本订单，需要时重新办理首次备案。',
      en: 'There is no filing left: abandon this order and, if need be, file anew.',
    },
  ),
  1050: forApplicant(
    { zh: '网站已注销', en: 'The service is deregistered already' },
    {
      zh: '该服务的备案已不存在：请放弃本订单，需要时办理新增服务。',
      en: 'There is no filing of it left: abandon this order and, if need be, order a new service.',
    },
  ),
  1051: forApplicant(
    { zh: '变更申请次数已达上限', en: 'Too many changes of this subject' },
    {
      zh: '经同一接入商对该主体提交的变更过多：请等待在办的变更办结，稍后再提交。',
      en: 'This provider has too many changes of the subject under way: let them end and send this in later.',
    },
  ),
  1052: forProvider(
    { zh: '相同请求正在原系统受理', en: 'The request is being processed elsewhere' },
    {
      zh: '请等待原受理结束后重新上报；长时间未结束的，请询问管局。',
      en: 'Report again once that has ended; ask the bureau if it does not.',
    },
  ),
};
