import { describe, expect, it } from 'vitest';
import { whereToLook } from '#cli/start.ts';
import { ROLES, STAFF } from '#domain/roles.ts';
import { SEEDED } from '#server/start/accounts.ts';

const urls = { api: 'http://127.0.0.1:3000', mailbox: 'http://127.0.0.1:8025' };
const ofProvider = { ...urls, identityProvider: 'http://127.0.0.1:8028' };

describe('what a start prints', () => {
  it('given the simulated identity provider, then everybody who can be chosen there is named with a role, and the password', () => {
    const printed = whereToLook({ urls: ofProvider, sandbox: true, staffPassword: 'p-1' });
    expect(printed).toContain('password here is p-1\n');
    const staff = SEEDED.filter(({ role }) => STAFF.includes(role)).map(({ handle }) => handle);
    const people = [...printed.matchAll(/^ {4}([\w-]+) +\S/gm)].map(([, handle]) => handle);
    expect(people).toEqual(staff);
    expect(printed).toMatch(/^ {4}senior-1 +复审人员 · Senior reviewer$/m);
    expect(printed).toMatch(/^ {4}clerk +报送专员 · Authority clerk$/m);
  });

  it('given the seeded accounts, then there is somebody of every role that works inside', () => {
    const seeded = new Set(SEEDED.map(({ role }) => role));
    expect(ROLES.filter((role) => STAFF.includes(role) && !seeded.has(role))).toEqual([]);
  });

  it('given a real identity provider, then nobody is named, and no password', () => {
    const printed = whereToLook({ urls, sandbox: false, staffPassword: undefined });
    expect(printed).not.toMatch(/reviewer-1|password/);
    expect(printed).toContain('http://127.0.0.1:3000/pages/');
  });
});
