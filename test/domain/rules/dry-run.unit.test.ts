import { describe, expect, it } from 'vitest';
import { dryRun, type OrderFacts } from '#domain/rules/dry-run.ts';
import { NO_OVERRIDES } from '#domain/rules/overrides.ts';
import { readOverrides } from '#domain/rules/read-overrides.ts';
import { born, owner, serviceOwner, subject } from './patches.ts';
import { soundFiling } from './sound-filing.ts';

const ORDERS: readonly OrderFacts[] = [
  { orderNo: 'sound', facts: soundFiling('天津') },
  { orderNo: 'of-62', facts: serviceOwner(born('天津', '19640101'))(soundFiling('天津')) },
  { orderNo: 'of-15', facts: owner(born('福建', '20110101'))(soundFiling('福建')) },
  { orderNo: 'nowhere', facts: subject({ province: undefined })(soundFiling('天津')) },
];

const effect = (json: unknown) =>
  dryRun(NO_OVERRIDES, readOverrides(json), ORDERS).map(
    ({ orderNo, appear, vanish, newlyUnchecked, blocked }) => ({
      orderNo,
      appear: appear.map(({ severity, code }) => `${severity} ${code}`),
      vanish: vanish.map(({ severity, code }) => `${severity} ${code}`),
      newlyUnchecked,
      blocked: `${blocked.before} → ${blocked.after}`,
    }),
  );

const OF_60 = 'tianjin.service_owner_under_60';

describe('a dry run', () => {
  it('given nothing that changes, then no order is concerned', () => {
    expect(effect({})).toEqual([]);
  });

  it('given another text only, then no order is concerned', () => {
    expect(effect({ change: [{ code: OF_60, text: { zh: '改。', en: 'Other.' } }] })).toEqual([]);
  });

  it('given a rule that is switched off, then the order that it blocked is named', () => {
    expect(effect({ change: [{ code: OF_60, off: true }] })).toEqual([
      {
        orderNo: 'of-62',
        appear: [],
        vanish: [`blocks ${OF_60}`],
        newlyUnchecked: [],
        blocked: 'true → false',
      },
    ]);
  });

  it('given a rule that an operator verifies, then its finding changes what it does', () => {
    expect(effect({ change: [{ code: 'fujian.owners_of_age', verified: true }] })).toEqual([
      {
        orderNo: 'of-15',
        appear: ['blocks fujian.owners_of_age'],
        vanish: ['informs fujian.owners_of_age'],
        newlyUnchecked: [],
        blocked: 'false → true',
      },
    ]);
  });

  it('given a new rule that nobody can check yet, then every order of the province is named', () => {
    const json = {
      add: [
        {
          code: 'operator.seen',
          provinces: ['天津'],
          concerns: {},
          when: [{ if: 'documentIs', who: 'subjectOwner', oneOf: ['residentId'] }],
          check: { kind: 'requiredMaterial', anyOf: ['residenceProof'] },
          severity: 'blocks',
          source: '管局通知',
          verified: true,
          text: { zh: '须。', en: 'It is so.' },
          remedy: { zh: '请。', en: 'Do so.' },
          fields: ['subject/name'],
        },
      ],
    };
    const unseen = ORDERS.map(({ orderNo, facts }) => ({
      orderNo,
      facts: { ...facts, materials: undefined },
    }));
    expect(
      dryRun(NO_OVERRIDES, readOverrides(json), unseen).map(({ orderNo, newlyUnchecked }) => [
        orderNo,
        newlyUnchecked,
      ]),
    ).toEqual([
      ['sound', ['operator.seen']],
      ['of-62', ['operator.seen']],
    ]);
    expect(effect(json).map(({ orderNo, blocked }) => [orderNo, blocked])).toEqual([
      ['sound', 'false → true'],
      ['of-62', 'true → true'],
    ]);
  });
});
