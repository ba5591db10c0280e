import type { Bilingual } from '#domain/bilingual.ts';
import { callCode } from './call-codes.ts';

/** Why a link waits, stands still or is not answered, and what is to be done about it. */
export interface LinkTrouble {
  readonly code: string;
  readonly title: Bilingual;
  readonly remedy: Bilingual;
}

const LINE_DOWN = {
  title: { zh: '管局接口无应答', en: 'The bureau’s interface does not answer' },
  remedy: {
    zh: '系统会自动重试；若持续无应答，请检查网络与接口地址，或联系管局。',
    en: 'It is tried again by itself. Should it last, see to the network and the address, or ask the bureau.',
  },
} as const;

const FILE_LOCKED = {
  title: { zh: '管局文件无法打开', en: 'The bureau’s files can’t be opened' },
  remedy: {
    zh: '请核对该接口的加密密钥与初始向量，更正设置并重启后恢复。',
    en: 'Check key and initialisation vector of this endpoint, correct the settings, start again and resume.',
  },
} as const;

/** A file of the bureau's does not fit its hash, again and again. */
export const FILE_DAMAGED = 'file.damaged';
/** The bureau has more files under our account than our record knows. */
export const SEQUENCE_AHEAD = 'sequence.ahead';
/** What a report needs of the endpoint's settings is in none of the bureau's code tables. */
export const REPORT_SETTINGS = 'report.settings';

const OURS: Readonly<Record<string, Omit<LinkTrouble, 'code'>>> = {
  'file.locked': FILE_LOCKED,
  [FILE_DAMAGED]: {
    title: { zh: '管局文件损坏', en: 'A file of the bureau’s comes damaged' },
    remedy: {
      zh: '请联系管局重新生成该文件，然后恢复接口。文件未确认，不会丢失。',
      en: 'Ask the bureau to make the file anew, then resume. It is not acknowledged, so nothing of it is lost.',
    },
  },
  [SEQUENCE_AHEAD]: {
    title: {
      zh: '管局已收到本系统没有记录的上报文件',
      en: 'The bureau has files of ours that this record does not know',
    },
    remedy: {
      zh: '可能有其他系统使用同一账号，或数据库是从备份恢复的。请与管局核对这些文件中的订单；恢复后从管局的序号继续，未确认的上报会重新上报。',
      en: 'Another system uses the account, or the record was restored from a backup. Compare the orders in those files with the bureau. Resumed, the link goes on from the bureau’s number, and what was not taken for certain is reported again.',
    },
  },
  [REPORT_SETTINGS]: {
    title: {
      zh: '接口设置中的接入方式或服务器放置地不在管局代码表中',
      en: 'The endpoint’s access methods or places of servers are not in the bureau’s code tables',
    },
    remedy: {
      zh: '请按管局代码表更正该接口的 accessMethods、serverPlaces 设置，重启后恢复；订单仍在队列中。',
      en: 'Correct accessMethods or serverPlaces of this endpoint after the bureau’s code tables, start again and resume; the orders are safe in the queue.',
    },
  },
  mismatch: {
    title: {
      zh: '管局接口的 WSDL 与设置不符',
      en: 'The bureau’s WSDL lacks a method, or its parameters',
    },
    remedy: {
      zh: '请核对该接口的 WSDL 地址与 names 设置，更正并重启。',
      en: 'Compare the endpoint’s WSDL with its “names” in the settings (docs/authority.md), correct them and start again.',
    },
  },
};

/** The trouble behind a code: one of the authority's call codes, or what we call a line that is down. */
export function linkTrouble(code: string): LinkTrouble {
  const isCallCode = /^\d+$/.test(code);
  const { title, remedy } = isCallCode ? callCode(Number(code)) : (OURS[code] ?? LINE_DOWN);
  return { code, title, remedy };
}
