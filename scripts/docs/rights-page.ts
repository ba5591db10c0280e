import type { Locale } from '#domain/bilingual.ts';
import { REACHES, type Holder, type RightFacts } from '#domain/rights/reach.ts';
import { ACCOUNT_RIGHTS } from '#domain/rights/tables/accounts.ts';
import { AUTHORITY_RIGHTS } from '#domain/rights/tables/authority.ts';
import { EVENT_RIGHTS } from '#domain/rights/tables/events.ts';
import { ORDER_RIGHTS } from '#domain/rights/tables/orders.ts';
import { REGISTRY_RIGHTS } from '#domain/rights/tables/registry.ts';
import { REVEAL_RIGHTS } from '#domain/rights/tables/reveals.ts';
import { WORK_RIGHTS } from '#domain/rights/tables/work.ts';
import { COMMAND } from './filing-page.ts';
import { ROLE_NAMES } from './words.ts';

const GROUPS = [
  { title: { zh: '订单和材料', en: 'Orders and papers' }, rights: ORDER_RIGHTS },
  { title: { zh: '订单操作', en: 'Acts on an order' }, rights: EVENT_RIGHTS },
  { title: { zh: '任务和审批', en: 'Tasks and approvals' }, rights: WORK_RIGHTS },
  { title: { zh: '管局接口', en: 'Links to the bureaus' }, rights: AUTHORITY_RIGHTS },
  { title: { zh: '备案登记和规则', en: 'Registry and rules' }, rights: REGISTRY_RIGHTS },
  { title: { zh: '显示脱敏信息', en: 'What is masked, revealed' }, rights: REVEAL_RIGHTS },
  { title: { zh: '账号和审计', en: 'Accounts and audit' }, rights: ACCOUNT_RIGHTS },
] as const;

const TEXTS = {
  zh: {
    title: '中文',
    head: '| 权限 | 代码 | 谁，对哪些记录 |',
    note: '某一操作在订单的某一阶段是否允许，见各备案类型的页面（[filings/](filings/)）。未列出的角色没有该权限。子用户以主账号的角色登录，此处写明它可以做什么。',
  },
  en: {
    title: 'English',
    head: '| Right | Code | Who, on which records |',
    note: 'Whether an act is allowed in a stage of an order stands in the page of each filing type ([filings/](filings/)). A role that is not named has not the right. A sub-user has the role of its main account; what it may do is said here.',
  },
} as const;

const SUB_USER = { zh: '子用户', en: 'sub-user' } as const;

const nameOf = (who: Holder, locale: Locale): string =>
  (who === 'subUser' ? SUB_USER : ROLE_NAMES[who])[locale];

/** Who has a right, those with the same reach together. */
function holdersText({ who }: RightFacts, locale: Locale): string {
  return Object.entries(REACHES)
    .flatMap(([reach, title]) => {
      const names = Object.entries(who).flatMap(([holder, its]) =>
        its === reach ? [nameOf(holder as Holder, locale)] : [],
      );
      if (names.length === 0) return [];
      return [
        locale === 'zh'
          ? `${names.join('、')}（${title.zh}）`
          : `${names.join(', ')} (${title.en})`,
      ];
    })
    .join(locale === 'zh' ? '；' : '; ');
}

function part(locale: Locale): string[] {
  const { title, head, note } = TEXTS[locale];
  const tables = GROUPS.map(({ title: group, rights }) =>
    [
      ...[`### ${group[locale]}`, '', head, '| --- | --- | --- |'],
      ...Object.entries<RightFacts>(rights).map(
        ([code, facts]) =>
          `| ${facts.title[locale]} | \`${code}\` | ${holdersText(facts, locale)} |`,
      ),
    ].join('\n'),
  );
  return [`## ${title}`, note, ...tables];
}

/** docs/rights.md: the table of rights in both languages. */
export const rightsPage = (): string =>
  `${[
    '# Who may do what · 权限表',
    `Generated from domain/rights/ (\`${COMMAND}\`); not edited by hand.`,
    ...part('zh'),
    ...part('en'),
  ].join('\n\n')}\n`;
