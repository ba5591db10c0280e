import type { Bilingual } from '#domain/bilingual.ts';
import type { OrderableType } from '#machines/registry.ts';

/** What each filing type is for, as its page begins. A type with a machine and no introduction does not compile. */
export const INTRODUCTIONS: Record<OrderableType, Bilingual> = {
  newSubject: {
    zh: '主体（主办单位）此前没有备案，第一次为自己的网站或 APP 办理备案：主体、第一个互联网信息服务以及在本接入商的接入一并提交。主体已在工信部备案的，请改办新增服务、新增接入或认领备案。',
    en: 'For a subject (organisation or person) that is not filed yet and files a website or an app for the first time: the subject, its first service and the access through this provider go in together. A subject that the ministry has on file orders a new service, a new access or a claim instead.',
  },
};
