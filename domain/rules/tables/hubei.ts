import { ORGANISATIONS } from '../concerns.ts';
import type { Rule } from '../rule.ts';
import { tells } from './notices.ts';
import { bureauPage, otherProviders } from './origin.ts';
import {
  letterForServiceOwner,
  mobileIsNotEmergency,
  ownerIsRepresentative,
} from './owner-rules.ts';
import { domainEndings, domainsInOrder, residenceForIndividuals } from './subject-rules.ts';

const PAGE = bureauPage('湖北');
const OTHERS = otherProviders('湖北');

/** 湖北管局要求. */
export const HUBEI: readonly Rule[] = [
  {
    code: 'hubei.name_without_trade_name',
    provinces: ['湖北'],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'stated', statement: 'hasTradeName', is: false }],
    check: { kind: 'nameForm', form: '{representative}' },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '执照无字号的，主体名称写法定代表人姓名。',
      en: "Where the licence bears no trade name, the subject is called by the representative's name.",
    },
    remedy: {
      zh: '请将主体名称改为法定代表人姓名。',
      en: "Enter the legal representative's name as the subject's.",
    },
    fields: ['subject/name'],
  },
  ownerIsRepresentative('湖北', PAGE),
  {
    code: 'hubei.sole_trader_signs',
    provinces: ['湖北'],
    concerns: { natures: ['soleTrader'] },
    when: [{ if: 'stated', statement: 'hasSeal', is: false }],
    check: { kind: 'stated', statement: 'representativeSigned', must: true },
    severity: 'warns',
    ...PAGE,
    text: {
      zh: '个体工商户没有公章的，可以使用法定代表人签名。',
      en: 'A sole trader without a seal has the legal representative sign instead.',
    },
    remedy: {
      zh: '请由法定代表人在需盖章处签名。',
      en: 'Have the representative sign where the seal would stand.',
    },
    fields: ['subject/nature'],
  },
  letterForServiceOwner('湖北', PAGE),
  mobileIsNotEmergency('湖北', PAGE),
  {
    code: 'hubei.domain_is_own',
    provinces: ['湖北'],
    concerns: {},
    check: { kind: 'domainHolder', oneOf: ['subject'] },
    severity: 'blocks',
    ...PAGE,
    text: {
      zh: '域名所有者必须与主办单位一致。',
      en: "The domain is the subject's own.",
    },
    remedy: {
      zh: '请将域名过户至主办单位名下并完成实名认证。',
      en: 'Have the domain registered for the subject, and verified.',
    },
    fields: ['service/domains'],
  },
  domainsInOrder('湖北', OTHERS, 1),
  domainEndings('湖北', OTHERS, 'government'),
  domainEndings('湖北', OTHERS, 'institution'),
  residenceForIndividuals('湖北', OTHERS),
  tells('湖北', OTHERS, 'annual_check', {
    zh: '每年 1 月 15 日至 4 月 15 日须凭短信验证码完成年度核验。',
    en: 'A yearly check by SMS code runs from 15 January to 15 April.',
  }),
];
