import { describe, expect, it } from 'vitest';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import { uncoveredWarning } from '#server/authority/uncovered.ts';

describe('provinces without an endpoint, when a worker starts', () => {
  it('given some, then one line names them and no other', () => {
    const provinces = PROVINCE_NAMES.filter((name) => name !== '上海' && name !== '西藏');
    const warning = uncoveredWarning([{ provinces: provinces.slice(0, 3) }, { provinces }]);
    expect(warning).toMatch(/^no endpoint of AUTHORITY_ENDPOINTS covers 上海、西藏: .*wait/);
    expect(warning).not.toContain('\n');
  });

  it('given none, then there is nothing to warn of', () => {
    expect(uncoveredWarning([{ provinces: [...PROVINCE_NAMES] }])).toBeUndefined();
  });
});
