import { DESCRIBING, ADDING } from '../filing-scopes.ts';
import { ADDRESSES, RESOLUTION } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with where a service runs. */
export const ACCESS_REASONS = {
  doesNotResolveHere: {
    title: { zh: '未解析至本接入商', en: 'Does not resolve to this provider' },
    explanation: {
      zh: '域名 {domain} 没有解析，或未解析至本接入商的境内服务器。',
      en: 'The domain {domain} does not resolve, or not to an address of this provider in the mainland.',
    },
    remedy: {
      zh: '请将域名或其任一子域名解析至备案的服务器；解析至境外的无需备案，请取消接入或注销。',
      en: 'Point it, or one sub-domain, at the filed server; what points abroad needs no filing: cancel the access or deregister.',
    },
    fields: RESOLUTION,
    returns: 'toComplete',
    curable: true,
    filingTypes: ['newAccess', 'change'],
    variables: ['domain'],
  },
  resolvedAddressDiffers: {
    title: { zh: '解析地址与备案地址不一致', en: 'Resolved address is not the filed one' },
    explanation: {
      zh: '域名 {domain} 解析至 {address}，与所填 IP 地址不一致。',
      en: 'The domain {domain} resolves to {address}, which is not among the addresses of the form.',
    },
    remedy: {
      zh: '请更正域名解析，或更正所填 IP 地址。',
      en: 'Correct the resolution, or the addresses of the form.',
    },
    fields: RESOLUTION,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['domain', 'address'],
  },
  serverNotEligible: {
    title: { zh: '服务器不可用于备案', en: 'Server can’t be used for a filing' },
    explanation: {
      zh: '所选服务器的备案名额已用完、已生成授权码，或为按需计费、购买不足三个月。',
      en: 'The server’s filings are used up or given away as codes, or it is paid by use or bought for under three months.',
    },
    remedy: {
      zh: '请更换服务器，或使用授权码，或改为包年包月三个月以上。',
      en: 'Choose another server, use an authorisation code, or subscribe for three months or more.',
    },
    fields: ADDRESSES,
    returns: 'toComplete',
    curable: true,
    filingTypes: ADDING,
    variables: [],
  },
} as const satisfies ReasonTable;
