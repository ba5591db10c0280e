import { timeInShanghai } from '../calendar/days.ts';

/** What is handed out as a file, and what it is for: the mark in it says so. In Chinese, as the files are. */
export const EXPORTS = {
  letter: '打印和签署本订单的授权书',
  reportXml: '核对报送内容和排查报送问题',
  accountCopy: '账号所有人本人查阅',
  audit: '审计',
} as const;

export type ExportKind = keyof typeof EXPORTS;

/** Who had something handed out, when, and which row of the audit says so. */
export interface Exported {
  /** A handle, which is nobody’s name; or the role of what acts by itself. */
  readonly by: string;
  readonly at: Date;
  readonly auditNo: bigint;
}

/** The mark that an export carries in itself: whoever finds it knows whose it was, and what it was for. */
export const exportMark = (kind: ExportKind, { by, at, auditNo }: Exported): string =>
  `含个人信息，仅供${EXPORTS[kind]}使用。导出：${by}，${timeInShanghai(at)}，审计编号 ${String(auditNo)}。`;
