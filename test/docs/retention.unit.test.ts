import { describe, expect, it } from 'vitest';
import { CARRIERS } from '#orders/retention/carry-out.ts';
import { DEFAULT_POLICY } from '#domain/policy.ts';
import { DATA_CLASSES, RETENTION, type DataClass } from '#domain/retention/classes.ts';
import { retentionPage } from '../../scripts/docs/retention-page.ts';

const classes = DATA_CLASSES.map((name) => ({ name, ...(RETENTION[name] as DataClass) }));

describe('the table of retention', () => {
  it('then docs/retention.md says what it says', async () => {
    await expect(retentionPage()).toMatchFileSnapshot('../../docs/retention.md');
  });

  it.each(classes)('given $name, then it has a ground, and none without its source', (one) => {
    expect(one.grounds.length).toBeGreaterThan(0);
    for (const { source, certainty } of one.grounds) {
      expect(source === '', certainty).toBe(certainty === 'ownChoice');
    }
  });

  it.each(classes)('given $name, then whatever is to be erased is erased by something', (one) => {
    const carriers = CARRIERS.filter(({ of }) => of === one.name);
    expect(carriers.length > 0).toBe(one.then === 'erase');
    expect(one.days === null && one.then === 'erase').toBe(false);
  });

  it('given logs of the network, then what the law wants for six months and three years is kept that long', () => {
    for (const name of ['authorityFiles', 'notices', 'materials'] as const) {
      expect(RETENTION[name].days, name).toBeGreaterThanOrEqual(183);
    }
    expect(DEFAULT_POLICY.auditMonths).toBeGreaterThanOrEqual(36);
    for (const name of ['forms', 'endedRecords'] as const) {
      expect(RETENTION[name].days, name).toBeGreaterThanOrEqual(3 * 365 + 1);
    }
  });
});
