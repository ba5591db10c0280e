import type Type from 'typebox';
import { group, list, optionalText, text } from './fields.ts';

/** What an access says: where at this provider a service runs. A service carries these fields with its own. */
export const accessFields = {
  ipAddresses: list(
    {
      zh: 'IP 地址',
      en: 'IP addresses',
      help: {
        zh: '服务器的公网 IPv4 或 IPv6 地址，填写域名解析到的所有地址。',
        en: 'Public IPv4 or IPv6 addresses of the server: all that the domains resolve to.',
      },
    },
    text(
      {
        ...{ zh: 'IP 地址', en: 'IP address', example: '121.36.43.31' },
        help: { zh: '不含端口和掩码。', en: 'Without port or mask.' },
        rule: 'RFC 791; RFC 4291; RFC 6890',
      },
      45,
    ),
    50,
  ),
  resourceCode: optionalText(
    {
      zh: '产品验证码',
      en: 'Resource code',
      help: {
        zh: '证明在本接入商购买了可备案资源的服务器编号或备案服务码。',
        en: 'The number of the server, or the service code, that proves that something here is to be filed.',
      },
      example: 'ECS-2026-000123',
      rule: '产品验证：每台服务器最多 5 个备案，至少购买三个月',
    },
    128,
  ),
};

/** That this provider carries a service (接入), on its own: for a service that is filed already. */
export const AccessSchema = group({ zh: '接入信息', en: 'Access' }, accessFields);

export type Access = Type.Static<typeof AccessSchema>;
