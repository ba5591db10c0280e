import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, isForReceiver } from '#domain/events.ts';
import { PROPOSALS } from '#domain/proposals.ts';
import { queuesSeenBy, queuesWorkedBy } from '#domain/rights/queues.ts';
import { REACHES, type Holder } from '#domain/rights/reach.ts';
import {
  holdersOf,
  reachOf,
  readsInClear,
  rightFacts,
  RIGHTS,
  type Right,
} from '#domain/rights/rights.ts';
import { ROLES, STAFF, type Role } from '#domain/roles.ts';
import { TASKS } from '#domain/tasks.ts';

const ALL = Object.keys(RIGHTS) as Right[];
const rightsOf = (role: Role): Right[] => ALL.filter((right) => reachOf(role, right) !== undefined);

describe('the table of rights', () => {
  it.each(ALL)('given %s, then it has a name in both languages and somebody has it', (right) => {
    const { title } = rightFacts(right);
    expect(title.zh).toMatch(/\p{Script=Han}/u);
    expect(title.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
    expect(holdersOf(right).length).toBeGreaterThan(0);
  });

  it('given its names, then no two are alike', () => {
    for (const locale of ['zh', 'en'] as const) {
      const titles = ALL.map((right) => RIGHTS[right].title[locale]);
      expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    }
  });

  it('given each who and reach of it, then both are known', () => {
    const holders: readonly Holder[] = [...ROLES, 'subUser'];
    for (const right of ALL) {
      for (const [who, reach] of Object.entries(rightFacts(right).who)) {
        expect(holders, right).toContain(who);
        expect(Object.keys(REACHES), right).toContain(reach);
      }
    }
  });

  it('given an applicant, then it has nothing on what is others’ but what everybody may look up', () => {
    const wide = rightsOf('applicant').filter((right) =>
      ['all', 'masked', 'scope'].includes(reachOf('applicant', right) ?? ''),
    );
    expect(wide).toEqual(['reference.read']);
  });

  it('given a sub-user, then it has no right that its main account has not', () => {
    const more = ALL.filter((right) => {
      const { applicant, subUser } = rightFacts(right).who;
      return subUser !== undefined && applicant === undefined;
    });
    expect(more).toEqual([]);
  });

  it('given a senior reviewer, then all that a reviewer may, and no less', () => {
    for (const right of rightsOf('reviewer')) {
      expect(reachOf('seniorReviewer', right), right).toBe(reachOf('reviewer', right));
    }
    expect(queuesWorkedBy('seniorReviewer')).toContain('reviewer');
  });

  it('given support, then it reads, and nothing in the clear but what everybody may look up and what it has revealed', () => {
    expect(rightsOf('support').filter((right) => readsInClear('support', right))).toEqual([
      ...['reference.read', 'orders.reveal', 'filings.reveal', 'account.own'],
    ]);
    const never = ['materials.open', 'materials.list', 'files.reveal', 'certificates.reveal'];
    for (const right of never as readonly Right[]) {
      expect(reachOf('support', right), right).toBeUndefined();
    }
  });

  it('given orders, forms and the registry, then nobody but whose they are reads persons in the clear without an act of his own', () => {
    const rights = ['forms.read', 'orders.effect', 'filings.read'] as const;
    for (const right of rights) {
      const clear = STAFF.filter((role) => readsInClear(role, right));
      expect(clear, right).toEqual([]);
    }
  });

  it('given whoever may have fields of an order or a filing shown, then they read what these stand in', () => {
    const pairs = [
      ['orders.reveal', 'forms.read'],
      ['filings.reveal', 'filings.read'],
    ] as const;
    for (const [reveals, reads] of pairs) {
      for (const role of holdersOf(reveals)) expect(reachOf(role, reads), role).toBeDefined();
    }
  });

  it('given the three administrators, then no right is two of theirs but looking after one’s own account', () => {
    const three = [
      'systemAdministrator',
      'securityAdministrator',
      'auditAdministrator',
    ] as const satisfies readonly Role[];
    const shared = ALL.filter(
      (right) => three.filter((role) => reachOf(role, right) !== undefined).length > 1,
    );
    expect(shared).toEqual(['account.own']);
    expect(rightsOf('auditAdministrator')).toEqual(['account.own', 'audit.read']);
    expect(rightsOf('securityAdministrator')).not.toContain('orders.read');
  });

  it('given an event, then it has a right of its name, and those for a receiver are no other’s', () => {
    expect(EVENT_TYPES.filter((type) => !ALL.includes(type))).toEqual([]);
    for (const type of EVENT_TYPES.filter(isForReceiver)) {
      expect(holdersOf(type)).toEqual(['applicant']);
    }
  });

  it('given what the system or the authority says, then no person may say it', () => {
    for (const right of [...rightsOf('system'), ...rightsOf('authority')]) {
      expect(holdersOf(right), right).toHaveLength(1);
    }
  });

  it('given a proposal, then somebody proposes and another may approve', () => {
    for (const { by, approvedBy } of Object.values(PROPOSALS)) {
      expect(by.length).toBeGreaterThan(0);
      const deciding = [...holdersOf('proposals.decide'), ...holdersOf('review.approve')];
      for (const role of approvedBy) expect(deciding).toContain(role);
    }
  });

  it('given a task, then whose queue it stands in works on tasks, and a manager sees the reviewers’', () => {
    for (const { role } of Object.values(TASKS)) {
      expect(holdersOf('tasks.work')).toContain(role);
      expect(queuesWorkedBy(role)).toContain(role);
    }
    expect(queuesSeenBy('manager')).toEqual(['manager', 'reviewer']);
  });

  it('given staff, then they are everybody but customers, timers and authorities', () => {
    expect(ROLES.filter((role) => !STAFF.includes(role))).toEqual([
      'applicant',
      'system',
      'authority',
    ]);
  });
});
