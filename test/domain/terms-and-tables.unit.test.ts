import { describe, expect, it } from 'vitest';
import type { Bilingual } from '#domain/bilingual.ts';
import { EVENTS, EVENT_TYPES, maySend } from '#domain/events.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { REVIEW_REASONS } from '#domain/reasons/review-reasons.ts';
import { ROLES, STAFF } from '#domain/roles.ts';
import { OUTCOMES, STAGES, WAITING_ON } from '#domain/stages.ts';
import { TASKS } from '#domain/tasks.ts';
import { TERMS } from '#domain/terms/terms.ts';

const HAN = /\p{Script=Han}/u;

/** Every text that people see, by where it stands. */
const TEXTS: readonly (readonly [string, Bilingual])[] = [
  ...Object.entries(REVIEW_REASONS).flatMap(([code, { title, remedy }]) => [
    [`reason ${code}`, title] as const,
    [`remedy of ${code}`, remedy] as const,
  ]),
  ...Object.entries(EVENTS).map(([type, { title }]) => [`event ${type}`, title] as const),
  ...Object.entries(TASKS).map(([kind, { title }]) => [`task ${kind}`, title] as const),
  ...Object.entries(TERMS).map(([name, { title }]) => [`term ${name}`, title] as const),
  ...Object.entries(STAGES).map(([stage, title]) => [`stage ${stage}`, title] as const),
  ...Object.entries(WAITING_ON).map(([who, title]) => [`waiting on ${who}`, title] as const),
  ...Object.entries(FILING_TYPES).map(([type, title]) => [`filing type ${type}`, title] as const),
];

describe('the tables of the domain', () => {
  it.each(TEXTS)('given %s, then it speaks Chinese and English', (_, { zh, en }) => {
    expect(zh).toMatch(HAN);
    expect(en).toMatch(/^[\p{Script=Latin}]/u);
    expect(en).not.toMatch(HAN);
  });

  it.each([
    ['events', Object.values(EVENTS).map(({ title }) => title)],
    ['stages', Object.values(STAGES)],
    ['tasks', Object.values(TASKS).map(({ title }) => title)],
    ['terms', Object.values(TERMS).map(({ title }) => title)],
    ['reasons', Object.values(REVIEW_REASONS).map(({ title }) => title)],
    ['filing types', Object.values(FILING_TYPES)],
  ] as const)('given the titles of %s, then no two are alike in a language', (_, titles) => {
    for (const locale of ['zh', 'en'] as const) {
      expect(new Set(titles.map((title: Bilingual) => title[locale])).size).toBe(titles.length);
    }
  });

  it('given the review reasons of the help pages, then each has its code', () => {
    const titles = Object.values(REVIEW_REASONS).map(({ title }) => title.zh);
    const wanted = [
      ...['域名未实名认证', '域名实名与主体不一致', '网站名称不符合要求', '跨省备案'],
      ...['已备案成功的网站无法访问', '底部未添加备案号', '网站内容不合格', '证件不合格'],
      ...['主体负责人非法定代表人', '联系方式问题', '备案新增错误', '工信部中已存在备案记录'],
      ...[
        '此证件存在进行中的订单',
        '前置审批不合格',
        '网站主办者冲突',
        '主体已注销',
        '地址证明材料缺失',
      ],
    ];
    expect(wanted.filter((reason) => !titles.some((title) => title.includes(reason)))).toEqual([]);
  });

  it('given an event, then somebody may send it, and one who may not is refused', () => {
    for (const type of EVENT_TYPES) {
      const senders = ROLES.filter((role) => maySend(role, type));
      expect(senders, type).toEqual(EVENTS[type].by);
      expect(senders.length, type).toBeGreaterThan(0);
    }
  });

  it('given what the authority decides, then no person and no timer may send it', () => {
    const decided = EVENT_TYPES.filter((type) => maySend('authority', type));
    expect(decided).toEqual(
      expect.arrayContaining(['bureauApproved', 'bureauRefused', 'smsVerified', 'smsExpired']),
    );
    for (const type of decided) expect(EVENTS[type].by, type).toEqual(['authority']);
  });

  it('given a task, then it stands in the queue of somebody on the staff', () => {
    for (const [kind, { role }] of Object.entries(TASKS)) expect(STAFF, kind).toContain(role);
  });

  it('given the outcomes, then each is a stage, named once', () => {
    expect(OUTCOMES.filter((outcome) => !Object.hasOwn(STAGES, outcome))).toEqual([]);
    expect(new Set(OUTCOMES).size).toBe(OUTCOMES.length);
  });
});
