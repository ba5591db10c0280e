import type { Bilingual } from '../bilingual.ts';

/** How sure the source of a ground is: an official text, one read through a mirror, or our own choice. */
export type Certainty = 'official' | 'mirror' | 'ownChoice';

/** Why a class of data is kept as long as it is, and no longer. */
export interface Ground {
  readonly text: Bilingual;
  /** The rule, by name and article, as far as there is one. */
  readonly source: string;
  readonly certainty: Certainty;
}

export const shortest: Ground = {
  text: {
    zh: '保存期限应为实现处理目的所必要的最短时间',
    en: 'Personal data are kept no longer than their purpose needs',
  },
  source: '个人信息保护法 Art. 19',
  certainty: 'mirror',
};

export const logs: Ground = {
  text: { zh: '网络日志留存不少于六个月', en: 'Network logs are kept for six months at least' },
  source: '网络安全法 Art. 23(3) (before 2026: Art. 21)',
  certainty: 'mirror',
};

export const uploadedFiles: Ground = {
  text: {
    zh: '上报文件至少保存三个月，以备重报',
    en: 'Uploaded files are kept for three months at least, to be sent again',
  },
  source: 'Interface V3.0, 1.2',
  certainty: 'mirror',
};

export const sharing: Ground = {
  text: {
    zh: '向他人提供、委托处理个人信息的情况记录至少保存三年',
    en: 'Records of personal data given to others are kept for three years at least',
  },
  source: '网络数据安全管理条例 Art. 12',
  certainty: 'mirror',
};

export const filing: Ground = {
  text: {
    zh: '接入提供者应当记录并核实其接入的备案信息',
    en: 'An access provider records and verifies the filings that it carries',
  },
  source: '非经营性互联网信息服务备案管理办法 (Order 33) Arts. 7, 18, 19',
  certainty: 'mirror',
};

export const assessment: Ground = {
  text: {
    zh: '个人信息保护影响评估报告和处理情况记录至少保存三年',
    en: 'Assessments of what is done with personal data, and its records, are kept for three years at least',
  },
  source: '个人信息保护法 Art. 56',
  certainty: 'mirror',
};

/** Where the law leaves the length to the provider. */
export const ourChoice = (zh: string, en: string): Ground => ({
  text: { zh, en },
  source: '',
  certainty: 'ownChoice',
});
