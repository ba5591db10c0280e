import { beforeAll, describe, expect, it } from 'vitest';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import { freshForm } from '../../support/forms.ts';
import { grant } from '../../support/registry.ts';
import { useApi } from './support/use-api.ts';

const file = useApi();

const NUMBER = '津ICP备2026000001号';
const WEBSITE = `${NUMBER}-1`;

let form: NewSubjectForm;
beforeAll(async () => {
  form = freshForm();
  const numbers = { subjectNumber: NUMBER, serviceNumber: WEBSITE };
  await grant(file.record, { type: 'newSubject', form, numbers });
});

const sought = (key: string, value: string) => `?${key}=${encodeURIComponent(value)}`;

interface Public {
  readonly filings: { subjectName: string; serviceNumber: string }[];
  readonly empty: { zh: string; en: string } | null;
}

/** Without a token. */
const ask = (query: string) => file.api.app.inject(`/api/v1/public/filings${query}`);

describe('the public query', () => {
  it.each<[string, () => string]>([
    ['the number of a subject', () => sought('number', NUMBER)],
    ['the number of a service', () => sought('number', `${NUMBER}-1`)],
    ['a domain', () => sought('domain', form.service.domains[0] ?? '')],
  ])(
    'given %s and no token, then it tells what the ministry publishes, and no more',
    async (_, query) => {
      const answer = await ask(query());
      expect(answer.statusCode).toBe(200);
      const { filings } = answer.json<Public>();
      expect(filings).toMatchObject([
        {
          ...{ subjectName: form.subject.name, serviceNumber: WEBSITE },
          ...{ nature: 'enterprise', approvedOn: '2026-06-01' },
        },
      ]);
      expect(Object.keys(filings[0] ?? {}).sort()).toEqual([
        ...['approvedOn', 'domains', 'kind', 'nature', 'natureTitle', 'serviceName'],
        ...['serviceNumber', 'subjectName', 'subjectNumber'],
      ]);
      expect(answer.body).not.toContain(form.subjectOwner.name);
      expect(answer.body).not.toContain(form.subject.certificateNumber);
    },
  );

  it('given nothing is filed here under it, then it says where else to look; given no number, how one looks', async () => {
    const unknown = (await ask(sought('number', '京ICP备2026999999号'))).json<Public>();
    expect(unknown).toMatchObject({ filings: [], empty: { en: /ministry’s public query/ } });
    const nonsense = (await ask('?number=abc')).json<Public>();
    expect(nonsense.empty?.en).toMatch(/^This is not a filing number/);
  });

  it('given nothing is asked, or two things, then it is refused', async () => {
    expect((await ask('')).statusCode).toBe(400);
    expect((await ask('?number=1&domain=2')).statusCode).toBe(400);
  });
});
