import { describe, expect, it } from 'vitest';
import { NUMBERS_ISSUED } from '#domain/authority/numbers-issued.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { approvalNumbers, requireNumbers } from '#orders/approval-numbers.ts';

const [SUBJECT, SERVICE] = ['津ICP备2026000001号', '津ICP备2026000001号-1'];
const BOTH = { subjectNumber: SUBJECT, serviceNumber: SERVICE };

const entered = (result: string, filingType: string, numbers: object) => {
  try {
    requireNumbers(result, filingType, numbers);
    return 'taken';
  } catch (error) {
    const { code, field } = error as { code: string; field: string };
    return `${code} ${field}`;
  }
};

describe('the numbers of an approval that is entered by hand', () => {
  it.each(['newSubject', 'newService'])('given a %s, then it wants both, fitting', (type) => {
    expect(entered('bureauApproved', type, BOTH)).toBe('taken');
    expect(entered('bureauApproved', type, {})).toBe('manual_result.numbers /subjectNumber');
    expect(entered('bureauApproved', type, { subjectNumber: SUBJECT })).toBe(
      'manual_result.numbers /serviceNumber',
    );
    const other = { ...BOTH, serviceNumber: '津ICP备2026000002号-1' };
    expect(entered('bureauApproved', type, other)).toBe('manual_result.numbers /serviceNumber');
  });

  it.each(Object.keys(FILING_TYPES).filter((type) => !/newSubject|newService/.test(type)))(
    'given a %s, then it brings none',
    (type) => {
      expect(entered('bureauApproved', type, {})).toBe('taken');
      expect(entered('bureauApproved', type, BOTH)).toBe('manual_result.numbers /subjectNumber');
    },
  );

  it('given a refusal, then it brings none, whatever the type', () => {
    expect(entered('bureauRefused', 'newSubject', {})).toBe('taken');
    expect(entered('bureauRefused', 'newSubject', { serviceNumber: SERVICE })).toBe(
      'manual_result.numbers /serviceNumber',
    );
  });
});

describe('the numbers that an answer brings', () => {
  it('given what brings numbers, then both, as they were said; without one it is refused', () => {
    expect(approvalNumbers('newService', { ...BOTH, opinion: '同意' })).toEqual(BOTH);
    expect(() => approvalNumbers('newSubject', { subjectNumber: SUBJECT })).toThrow(
      expect.objectContaining({ code: 'result.without_numbers' }),
    );
  });

  it('given what brings none, then what was said besides is no number of the order’s', () => {
    expect(approvalNumbers('change', BOTH)).toEqual({});
  });

  it('given every filing type, then the table says which it brings', () => {
    expect(Object.keys(NUMBERS_ISSUED).sort()).toEqual(Object.keys(FILING_TYPES).sort());
  });
});
