import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { openAccount } from '#orders/accounts.ts';
import { grantService } from '#orders/grants.ts';
import { openSubUser } from '#orders/sub-users.ts';
import { freshForm } from '../../support/forms.ts';
import { APPLICANT, actor } from '../../support/orders.ts';
import { MONDAY } from '../../support/record.ts';
import { grant } from '../../support/registry.ts';
import { read, useApi } from './support/use-api.ts';

const file = useApi();

const RECEIVER = actor('applicant-en', 'applicant');
const NUMBER = '津ICP备2026000007号';
const WEBSITE = `${NUMBER}-1`;

let form: NewSubjectForm;

const named = () => {
  const { nature, certificateType, certificateNumber, name, province } = form.subject;
  return {
    subject: { icpNumber: NUMBER, nature, certificateType, certificateNumber, name, province },
    service: { icpNumber: WEBSITE, kind: 'website', name: form.service.name },
  };
};

const changeName = (name: string, by = APPLICANT) =>
  grant(file.record, {
    ...{ type: 'change', by },
    form: { ...named(), changes: { service: { kind: 'website', name } } },
  });

/** Filed and twice changed by one account, transferred to another, and changed by that. */
beforeAll(async () => {
  form = freshForm();
  const numbers = { subjectNumber: NUMBER, serviceNumber: WEBSITE };
  await grant(file.record, { type: 'newSubject', form, numbers });
  await changeName('转移前一');
  await changeName('转移前二');
  await grant(file.record, {
    type: 'transfer',
    form: { ...named(), receiver: { account: 'applicant-en', subjectName: form.subject.name } },
    receiverId: RECEIVER.id,
  });
  await changeName('转移后', RECEIVER);
});

interface Own {
  readonly subjects: readonly {
    readonly icpNumber: string;
    readonly name: string;
    readonly nature: string;
    readonly certificateType: string | null;
    readonly certificateNumber: string | null;
    readonly grantedAt: string | null;
    readonly services: readonly { readonly icpNumber: string }[];
  }[];
}

const own = async (who: string) => file.as(who)('GET', '/account/filings');

const ofNumber = async (who: string) =>
  read<Own>(await own(who)).subjects.find(({ icpNumber }) => icpNumber === NUMBER);

interface Versions {
  readonly versions: { kind: string; record: string; version: number }[];
}

const path = (more: string, number = WEBSITE) => `/filings/${encodeURIComponent(number)}${more}`;

const versions = async (who: string, number = WEBSITE) =>
  read<Versions>(await file.as(who)('GET', path('/versions', number))).versions.map(
    ({ kind, version }) => `${kind} ${String(version)}`,
  );

const UNHELD = { certificateType: null, certificateNumber: null, grantedAt: null };

describe('my filings, of a subject that is another account’s', () => {
  it('given the receiver of a transfer, then of the subject it reads what is published', async () => {
    expect(await ofNumber('applicant-en')).toMatchObject({
      ...{ name: form.subject.name, nature: 'enterprise', ...UNHELD },
      services: [{ icpNumber: WEBSITE }],
    });
    expect(JSON.stringify(await own('applicant-en'))).not.toContain(form.subject.certificateNumber);
  });

  it('given the holder, then it reads its certificate, and the service that went is gone', async () => {
    const { certificateType, certificateNumber } = form.subject;
    const held = { certificateType, certificateNumber, services: [] };
    expect(await ofNumber('applicant')).toMatchObject(held);
    expect((await ofNumber('applicant'))?.grantedAt).not.toBeNull();
  });

  it('given a sub-user, then it reads of its main account’s subject what is published', async () => {
    const main = freshForm();
    const numbers = {
      ...{ subjectNumber: '津ICP备2026000008号', serviceNumber: '津ICP备2026000008号-1' },
    };
    await grant(file.record, { type: 'newSubject', form: main, numbers });
    const name = `n${randomUUID().slice(0, 8)}`;
    const { id, token } = await openSubUser(file.record, { name }, APPLICANT);
    const granted = { subUserId: id, icpNumber: numbers.serviceNumber, actor: APPLICANT };
    await grantService(file.record, granted);
    expect(read<Own>(await own(token)).subjects).toMatchObject([
      { icpNumber: numbers.subjectNumber, name: main.subject.name, ...UNHELD },
    ]);
    const texts = [
      await own(token),
      await file.as(token)('GET', path('', numbers.subjectNumber)),
      await file.as(token)('GET', path('', numbers.serviceNumber)),
      await file.as(token)('GET', path('/versions', numbers.serviceNumber)),
    ];
    expect(JSON.stringify(texts)).not.toContain(main.subject.certificateNumber);
  });
});

describe('the versions of a service that was transferred', () => {
  it('given its receiver, then it reads those since it became its own, and its access as it stood then', async () => {
    expect(await versions('applicant-en')).toEqual(['service 5', 'service 4', 'access 1']);
    const compare = (query: string) =>
      file.as('applicant-en')('GET', path(`/versions/compare${query}`));
    const { differences } = read<{ differences: object[] }>(await compare('?from=4&to=5'));
    expect(differences).toMatchObject([
      { field: '/service/name', before: '转移前二', after: '转移后' },
    ]);
    for (const query of ['?from=1&to=5', '?from=5&to=3']) {
      expect(await compare(query)).toMatchObject({
        ...{ status: 404, body: { code: 'filing.no_such_version' } },
      });
    }
  });

  it('given staff, then they read all of them', async () => {
    const all = ['service 5', 'service 4', 'service 3', 'service 2', 'access 1', 'service 1'];
    expect((await versions('reviewer-1')).toSorted()).toEqual(all.toSorted());
  });

  it('given an access that had ended before, then its receiver does not see that one', async () => {
    const { db } = file.record;
    const service = await db.service.findUniqueOrThrow({ where: { icpNumber: WEBSITE } });
    const { id } = await db.access.create({
      data: {
        ...{ id: randomUUID(), serviceId: service.id, ipAddresses: ['121.36.99.99'] },
        ...{ grantedAt: service.grantedAt, endedAt: new Date(MONDAY.getTime() - 1) },
      },
    });
    const text = async (who: string) => JSON.stringify(await file.as(who)('GET', path('')));
    expect(await text('applicant-en')).not.toContain('121.36.99.99');
    expect(await text('reviewer-1')).toContain('121.36.99.99');
    await db.access.delete({ where: { id } });
  });

  it('given it was nobody’s before it was claimed, then its claimant reads all of them', async () => {
    const { db, vault } = file.record;
    const handle = `r${randomUUID().slice(0, 8)}`;
    const claimant = await openAccount(db, vault, { handle, role: 'applicant' }, MONDAY);
    const filed = freshForm();
    const [number, website] = ['津ICP备2026000009号', '津ICP备2026000009号-1'];
    const numbers = { subjectNumber: number, serviceNumber: website };
    await grant(file.record, { type: 'newSubject', form: filed, numbers });
    const where = { icpNumber: website };
    const nobodys = { accountId: null };
    await db.service.update({ where, data: nobodys });
    await db.subject.update({ where: { icpNumber: number }, data: nobodys });
    const { id } = await db.service.findUniqueOrThrow({ where });
    // As an import leaves it: what is kept of it are versions of nobody's.
    await db.recordVersion.deleteMany({ where: { recordId: id } });
    const { nature, certificateType, certificateNumber, name, province } = filed.subject;
    const subject = {
      ...{ icpNumber: number, nature, certificateType, certificateNumber, name, province },
    };
    const by = { id: claimant.id, role: 'applicant' } as const;
    await grant(file.record, { type: 'claim', form: { subject }, by });
    expect(await versions(claimant.token, website)).toEqual([
      ...['service 2', 'service 1', 'access 1'],
    ]);
  });
});

describe('a subject that is looked for by what its holder alone knows', () => {
  it('given the receiver of its service, then certificate and account find it nothing', async () => {
    const find = async (who: string, body: object) =>
      read<{ filings: { icpNumber: string }[] }>(
        await file.as(who)('POST', '/filings/search', { body }),
      ).filings.map(({ icpNumber }) => icpNumber);
    const { certificateNumber } = form.subject;
    for (const sought of [{ certificate: certificateNumber }, { account: 'applicant' }]) {
      expect(await find('applicant-en', sought)).not.toContain(NUMBER);
      expect(await find('applicant', sought)).toContain(NUMBER);
    }
    expect(await find('applicant-en', { account: 'applicant-en' })).toContain(NUMBER);
  });
});
