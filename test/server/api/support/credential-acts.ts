import { Secret, TOTP } from 'otpauth';
import type { Role } from '#domain/roles.ts';
import { openSession } from '#identity/sessions.ts';
import type { TestRequest } from '../../../support/api.ts';
import { freshForm } from '../../../support/forms.ts';
import { actor } from '../../../support/orders.ts';
import { GOOD, givenPassword } from '../../../support/passwords.ts';
import type { ApiOfFile } from './use-api.ts';

/** A request that does something: by whom (a handle, or the secret of a session), where, with what. */
export type Asked = readonly [handle: string, path: string, request?: TestRequest];

/** Each route that changes what somebody signs in with: the action in the audit, and a request that does it. */
export type Acts = Readonly<Record<string, readonly [action: string, given: () => Promise<Asked>]>>;

const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** What people do to sessions, keys, passwords and codes. */
export function credentialActs(file: ApiOfFile): Acts {
  const sessionOf = async (handle: string, role: Role = 'applicant') => {
    const { record } = file;
    const opened = { actor: actor(handle, role), browser: 'Firefox', by: 'key' };
    const secret = await record.db.$transaction((tx) =>
      openSession(tx, { ...record, wall: () => new Date() }, { ...opened, instead: undefined }),
    );
    const { id } = await record.db.session.findFirstOrThrow({
      where: { accountId: `acc-${handle}`, endedAt: null },
      orderBy: { openedAt: 'desc' },
    });
    return { id, secret };
  };
  const keyOf = async (handle: string): Promise<string> => {
    const { secret } = await sessionOf(handle);
    const body = { name: 'audited', scope: 'read' };
    return String((await file.as(secret)('POST', '/account/keys', { body })).body.id);
  };
  /** Codes of an app, begun with a password and perhaps confirmed. */
  const codesOf = async (handle: string, confirmed: boolean) => {
    await givenPassword(file.record, handle);
    await file.record.db.secondFactor.deleteMany({ where: { account: { handle } } });
    const { secret } = await sessionOf(handle);
    const body = { password: GOOD };
    const begun = await file.as(secret)('POST', '/account/second-factor', { body });
    const code = codeOf(String(begun.body.secret));
    if (confirmed) {
      await file.as(secret)('POST', '/account/second-factor/confirm', { body: { code } });
    }
    return { secret, code };
  };
  /** A code is good once: the one on paper is another. */
  const paperOf = async (handle: string) => {
    const { secret, code } = await codesOf(handle, false);
    const path = '/account/second-factor/confirm';
    const { body } = await file.as(secret)('POST', path, { body: { code } });
    return { secret, code: (body as unknown as { codes: string[] }).codes[0] ?? '' };
  };

  return {
    'delete /account/sessions/{id}': [
      'session.ended',
      async () => ['applicant', `/account/sessions/${(await sessionOf('applicant')).id}`],
    ],
    'delete /accounts/{account}/sessions/{id}': [
      'session.ended',
      async () => {
        const { id } = await sessionOf('applicant');
        return ['security', `/accounts/acc-applicant/sessions/${id}`];
      },
    ],
    'post /account/keys': [
      'key.made',
      async () => {
        const { secret } = await sessionOf('applicant');
        return [secret, '/account/keys', { body: { name: 'audited', scope: 'read' } }];
      },
    ],
    'delete /account/keys/{id}': [
      'key.revoked',
      async () => ['applicant', `/account/keys/${await keyOf('applicant')}`],
    ],
    'delete /accounts/{account}/keys/{id}': [
      'key.revoked',
      async () => ['security', `/accounts/acc-applicant/keys/${await keyOf('applicant')}`],
    ],
    'put /account/password': [
      'password.changed',
      async () => {
        await givenPassword(file.record, 'applicant');
        const { secret } = await sessionOf('applicant');
        const body = { current: GOOD, password: `${GOOD} again` };
        return [secret, '/account/password', { body }];
      },
    ],
    'put /account/contact': [
      'account.contactChanged',
      async () => {
        await givenPassword(file.record, 'applicant');
        const { secret } = await sessionOf('applicant');
        return [secret, '/account/contact', { body: { email: 'a@example.com', password: GOOD } }];
      },
    ],
    'post /account/data/archive': [
      'data.archived',
      async () => {
        await givenPassword(file.record, 'applicant');
        const { secret } = await sessionOf('applicant');
        return [secret, '/account/data/archive', { body: { password: GOOD } }];
      },
    ],
    'post /account/second-factor': [
      'secondFactor.begun',
      async () => {
        const { secret } = await codesOf('applicant', false);
        return [secret, '/account/second-factor', { body: { password: GOOD } }];
      },
    ],
    'post /account/second-factor/confirm': [
      'secondFactor.on',
      async () => {
        const { secret, code } = await codesOf('applicant', false);
        return [secret, '/account/second-factor/confirm', { body: { code } }];
      },
    ],
    'post /account/second-factor/end': [
      'secondFactor.off',
      async () => {
        const { secret, code } = await paperOf('applicant');
        return [secret, '/account/second-factor/end', { body: { password: GOOD, code } }];
      },
    ],
    'delete /accounts/{account}/second-factor': [
      'secondFactor.removed',
      async () => {
        await codesOf('applicant', true);
        return ['security', '/accounts/acc-applicant/second-factor'];
      },
    ],
    'post /account/erasure': [
      'erasure.asked',
      async () => {
        const body = { filingType: 'newSubject', form: freshForm() };
        await file.as('applicant-en')('POST', '/orders', { body });
        // What was written this very instant is not before it.
        file.record.clock.set(new Date((await file.record.clock.now()).getTime() + 1000));
        await givenPassword(file.record, 'applicant-en');
        const { secret } = await sessionOf('applicant-en');
        return [secret, '/account/erasure', { body: { password: GOOD } }];
      },
    ],
  };
}
