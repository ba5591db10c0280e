import type { RightFacts } from '../reach.ts';

const WATCHING = {
  manager: 'masked',
  authorityClerk: 'masked',
  systemAdministrator: 'masked',
} as const;

const ACTING = { manager: 'all', authorityClerk: 'all', systemAdministrator: 'all' } as const;

/** The links to the bureaus and their files. */
export const AUTHORITY_RIGHTS = {
  'links.read': {
    title: { zh: '查看接口、文件和消息', en: 'See links, files and news of the bureaus' },
    who: WATCHING,
  },
  'links.act': {
    title: { zh: '恢复接口、重发文件', en: 'Resume a link, send a file again' },
    who: ACTING,
  },
  'files.reveal': {
    title: { zh: '查看文件和消息原文', en: 'Reveal a file or a piece of news' },
    who: { manager: 'all', systemAdministrator: 'all' },
  },
} as const satisfies Record<string, RightFacts>;
