import type Type from 'typebox';
import { group, optionalList, optionalText, text } from './fields.ts';

const DAY_RULE = 'YYYY-MM-DD (GB/T 7408.1)';

/** What the applicant says about the registration of a domain; its certificate is among the materials. */
const DomainRegistrationSchema = group(
  { zh: '域名注册信息', en: 'Registration of a domain' },
  {
    domain: text(
      {
        ...{ zh: '注册域名', en: 'Registered domain', example: 'qinghe-tea.example.cn' },
        help: { zh: '域名证书上的域名。', en: 'As it stands on the domain certificate.' },
        rule: 'RFC 1035; RFC 5891',
      },
      128,
    ),
    holder: text(
      {
        ...{ zh: '域名所有者', en: 'Holder of the domain', example: '天津清禾示例茶业有限公司' },
        help: {
          zh: '实名认证的域名所有者，应与主体一致。',
          en: 'The verified holder; it should be the subject.',
        },
        rule: '工信部：域名实名认证信息与备案主体一致',
      },
      255,
    ),
    holderCertificateNumber: optionalText(
      {
        ...{ zh: '域名所有者证件号码', en: "Holder's certificate number" },
        help: { zh: '实名认证时使用的证件号码。', en: 'With which the holder was verified.' },
        example: '91350100M000100Y43',
      },
      255,
    ),
    registrar: optionalText(
      {
        ...{ zh: '域名注册商', en: 'Registrar', example: '示例域名注册有限公司' },
        help: { zh: '应为工信部批准的注册服务机构。', en: 'One that the ministry approved.' },
      },
      255,
    ),
    registeredOn: optionalText(
      {
        ...{ zh: '域名注册日期', en: 'Registered on', example: '2026-01-15' },
        help: { zh: '域名证书上的注册日期。', en: 'As on the domain certificate.' },
        rule: DAY_RULE,
      },
      10,
    ),
    expiresOn: text(
      {
        ...{ zh: '域名到期日期', en: 'Expires on', example: '2030-01-15' },
        help: {
          zh: '域名剩余有效期应在三个月以上。',
          en: 'More than three months should be left.',
        },
        rule: DAY_RULE,
      },
      10,
    ),
  },
);

/** What is stated about the domains of a filing. */
export const domainRegistrations = optionalList(
  {
    ...{ zh: '域名注册信息', en: 'Registrations of the domains' },
    help: { zh: '每个注册域名填写一项。', en: 'One entry for each registered domain.' },
  },
  DomainRegistrationSchema,
  50,
);

export type DomainRegistration = Type.Static<typeof DomainRegistrationSchema>;
