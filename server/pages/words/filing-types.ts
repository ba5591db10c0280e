import type { Bilingual } from '#domain/bilingual.ts';
import type { FilingType } from '#domain/filing-types.ts';

/** What each filing does, in a sentence, for somebody who has to choose one. */
export const FILING_SENTENCES: Readonly<Record<FilingType, Bilingual>> = {
  newSubject: {
    zh: '主体从未备案：主体、第一个网站或 APP 和接入一并备案。',
    en: 'The subject was never filed: it is filed with its first website or app and the access.',
  },
  newService: {
    zh: '主体已备案：在它名下再备案一个网站或 APP。',
    en: 'The subject is filed: another website or app is filed under it.',
  },
  newAccess: {
    zh: '网站或 APP 已通过其他接入商备案，现在也由我们接入；备案号不变。',
    en: 'A website or app that another provider filed is now carried here too; its number stays.',
  },
  change: {
    zh: '变更已备案的主体或服务的信息；只填写要变更的内容，删除部分域名也属于变更。',
    en: 'Changes what is filed of a subject or a service; only what changes is filled in. Taking out some of its domains is a change.',
  },
  cancelAccess: {
    zh: '我们不再接入该服务；备案仍然有效，可由其他接入商接入。初审通过后须由您确认。',
    en: 'We stop carrying the service; it stays filed, and others may carry it. You confirm it after initial review.',
  },
  deregisterService: {
    zh: '注销一个网站或 APP 的备案，不可恢复；主体和其他服务保留。',
    en: 'Deletes the filing of one website or app for good; the subject and its other services stay.',
  },
  deregisterSubject: {
    zh: '注销主体及其名下的全部服务，不可恢复。',
    en: 'Deletes the subject and everything that is filed under it, for good.',
  },
  claim: {
    zh: '此前通过我们备案、但不在您账号下的主体和服务，归到您的账号。',
    en: 'What was filed through us before, and stands under no account, comes under yours.',
  },
  transfer: {
    zh: '把一个服务转到另一个账号，由对方接受；备案号和主体不变。',
    en: 'A service moves to another account, which accepts it; number and subject stay.',
  },
};
