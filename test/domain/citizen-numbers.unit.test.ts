import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gb11643CheckCharacter } from '#domain/identifiers/gb11643.ts';
import { checkResidencePermit } from '#domain/identifiers/residence-permit.ts';
import { birthDayOf, checkResidentId } from '#domain/identifiers/resident-id.ts';
import { PROVINCES } from '#domain/provinces.ts';

interface Oracle {
  isValid(id: string): boolean;
}
const IdValidator = createRequire(import.meta.url)('id-validator') as new () => Oracle;

const birthDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));

function citizenNumber(region: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(region, birthDay, digits(3))
    .map((parts) => parts.join(''))
    .map((body) => body + gb11643CheckCharacter(body));
}

const residentId = citizenNumber(
  fc
    .tuple(
      fc.constantFrom(...Object.values(PROVINCES).map(({ code }) => code.slice(0, 2))),
      digits(4),
    )
    .map((parts) => parts.join('')),
);
const residencePermit = citizenNumber(fc.constantFrom('810000', '820000', '830000'));

describe('resident ID', () => {
  it.each([
    '11010519491231002X',
    '440524188001010014',
    '11010519491231002x',
    ' 110105 19491231 002X',
  ])('given the valid %s, then nothing is found', (id) =>
    expect(checkResidentId(id)).toBeUndefined(),
  );

  it('given any generated number, then it passes, and an independent check agrees', () => {
    fc.assert(
      fc.property(residentId, (id) => {
        expect(checkResidentId(id)).toBeUndefined();
        expect(new IdValidator().isValid(id)).toBe(true);
      }),
    );
  });

  it('given any valid number, when one digit is changed, then it is caught', () => {
    fc.assert(
      fc.property(residentId, fc.nat(17), fc.constantFrom(...'0123456789X'), (id, at, other) => {
        fc.pre(id[at] !== other);
        const changed = id.slice(0, at) + other + id.slice(at + 1);
        expect(checkResidentId(changed)?.severity).toBe('blocks');
      }),
    );
  });

  it('given any valid number, when two neighbours are swapped, then it is caught', () => {
    fc.assert(
      fc.property(residentId, fc.nat(15), (id, at) => {
        fc.pre(id[at] !== id[at + 1]);
        const swapped = id.slice(0, at) + id[at + 1] + id[at] + id.slice(at + 2);
        expect(checkResidentId(swapped)).toBeDefined();
      }),
    );
  });

  const withCheck = (body: string) => body + gb11643CheckCharacter(body);

  it.each([
    ['110105491231002', 'identifier.resident_id.format'],
    ['1101051949123100', 'identifier.resident_id.format'],
    ['X10105194912310021', 'identifier.resident_id.format'],
    [withCheck('99010519491231002'), 'identifier.resident_id.region'],
    [withCheck('81000019900101001'), 'identifier.resident_id.region'],
    [withCheck('11010519490230002'), 'identifier.resident_id.birth_date'],
    [withCheck('11010517991231002'), 'identifier.resident_id.birth_date'],
    ['110105194912310021', 'identifier.resident_id.check_digit'],
  ])('given %s, then the finding is %s', (id, code) => {
    expect(checkResidentId(id)).toMatchObject({ code, severity: 'blocks' });
  });

  it('given a number, then its day of birth can be read', () => {
    expect(birthDayOf('11010519491231002x')).toBe('1949-12-31');
    expect(birthDayOf('E12345678')).toBeUndefined();
  });
});

describe('residence permit', () => {
  it('given any generated permit, then it passes, and fails as a resident ID', () => {
    fc.assert(
      fc.property(residencePermit, (permit) => {
        expect(checkResidencePermit(permit)).toBeUndefined();
        expect(checkResidentId(permit)?.code).toBe('identifier.resident_id.region');
      }),
    );
  });

  it('given any resident ID, then it fails as a permit', () => {
    fc.assert(
      fc.property(residentId, (id) => {
        expect(checkResidencePermit(id)?.code).toBe('identifier.residence_permit.region');
      }),
    );
  });
});
