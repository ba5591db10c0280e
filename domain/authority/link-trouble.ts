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

const OURS: Readonly<Record<string, typeof LINE_DOWN | typeof FILE_LOCKED>> = {
  'file.locked': FILE_LOCKED,
};

/** The trouble behind a code: one of the authority's call codes, or what we call a line that is down. */
export function linkTrouble(code: string): LinkTrouble {
  const isCallCode = /^\d+$/.test(code);
  const { title, remedy } = isCallCode ? callCode(Number(code)) : (OURS[code] ?? LINE_DOWN);
  return { code, title, remedy };
}
