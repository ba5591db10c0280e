import type { Bilingual } from '#domain/bilingual.ts';
import { ACCESS_REASONS } from './groups/access-reasons.ts';
import { APP_REASONS } from './groups/app-reasons.ts';
import { CONTACT_REASONS } from './groups/contact-reasons.ts';
import { DOMAIN_REASONS } from './groups/domain-reasons.ts';
import { FILED_SITE_REASONS } from './groups/filed-site-reasons.ts';
import { MATERIAL_REASONS } from './groups/material-reasons.ts';
import { OTHER_REASONS } from './groups/other-reasons.ts';
import { PERSON_REASONS } from './groups/person-reasons.ts';
import { RECORD_REASONS } from './groups/record-reasons.ts';
import { SERVICE_REASONS } from './groups/service-reasons.ts';
import { SUBJECT_REASONS } from './groups/subject-reasons.ts';
import type { ReasonTable } from './review-reason.ts';

/** The groups that a reviewer looks through, each with its reasons by code. */
export const REASON_GROUPS = {
  domain: { title: { zh: '域名', en: 'Domain' }, reasons: DOMAIN_REASONS },
  subject: { title: { zh: '主体', en: 'Subject' }, reasons: SUBJECT_REASONS },
  person: { title: { zh: '负责人', en: 'Persons' }, reasons: PERSON_REASONS },
  contact: { title: { zh: '联系方式', en: 'Contact' }, reasons: CONTACT_REASONS },
  material: { title: { zh: '备案材料', en: 'Materials' }, reasons: MATERIAL_REASONS },
  service: { title: { zh: '服务名称与内容', en: 'Service' }, reasons: SERVICE_REASONS },
  access: { title: { zh: '接入与解析', en: 'Access' }, reasons: ACCESS_REASONS },
  app: { title: { zh: 'APP 信息', en: 'App' }, reasons: APP_REASONS },
  filedSite: {
    title: { zh: '已备案网站', en: 'Sites filed earlier' },
    reasons: FILED_SITE_REASONS,
  },
  record: { title: { zh: '已有备案与订单', en: 'Records and orders' }, reasons: RECORD_REASONS },
  other: { title: { zh: '其他', en: 'Other' }, reasons: OTHER_REASONS },
} as const satisfies Record<string, { title: Bilingual; reasons: ReasonTable }>;

export type ReasonGroup = keyof typeof REASON_GROUPS;

/** The groups as a list, for schemas. */
export const REASON_GROUP_NAMES = Object.keys(REASON_GROUPS) as readonly ReasonGroup[];
