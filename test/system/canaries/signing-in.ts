import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { TestSystem } from '../../support/system.ts';
import { untilIs } from '../../support/every-type.ts';
import type { CanaryAccount } from './accounts.ts';
import type { Place } from './places.ts';
import type { Canaries } from './values.ts';

/**
 * Somebody forgets a password, mistypes another, signs in, asks for codes of an app and makes a key; and
 * somebody else types what is no handle of ours. All of it is remembered.
 * @returns what the refused were answered
 * @throws Error where what should be done is refused
 */
export async function signInWithCanaries(
  { urls }: TestSystem,
  canaries: Canaries,
  { handle, email }: CanaryAccount,
): Promise<Place[]> {
  const refused: Place[] = [];
  const ask = async (expected: number, path: string, request: RequestInit): Promise<Response> => {
    const answer = await fetch(new URL(path, urls.api), { redirect: 'manual', ...request });
    if (answer.status !== expected) throw new Error(`${path}: ${String(answer.status)}`);
    if (expected < 400) return answer;
    const bytes = Buffer.from(await answer.arrayBuffer());
    refused.push({ name: `the answer of ${path}`, bytes });
    return answer;
  };
  const page = (expected: number, path: string, fields: Record<string, string>) =>
    ask(expected, path, { method: 'POST', body: new URLSearchParams(fields) });

  // What people type in the place of a handle may be anything of theirs.
  for (const typed of [
    canaries.word('unknown handle'),
    canaries.like('phone', '13500000000', 'mobile for a handle'),
    canaries.like('certificate', '120190199607212658', 'certificate for a handle'),
  ]) {
    await page(401, '/pages/sign-in', { handle: typed, password: canaries.word('their password') });
    await page(200, '/pages/forgot', { handle: typed });
  }
  await page(401, '/pages/sign-in', { handle, password: canaries.word('mistyped password') });

  await page(200, '/pages/forgot', { handle });
  const link = await untilIs(async () => {
    const url = new URL(`/control/messages?to=${encodeURIComponent(email)}`, urls.mailbox);
    const mails = (await (await fetch(url)).json()) as { text: string }[];
    return mails.map(({ text }) => /\/pages\/reset\/([\w-]{43})/.exec(text)).find(Boolean);
  });
  canaries.plant(link[1] ?? '', 'link of a forgotten password');
  const password = canaries.word('password');
  await page(303, link[0], { password });

  const signedIn = await page(303, '/pages/sign-in', { handle, password });
  const [, session = ''] =
    /beian-session=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '') ?? [];
  canaries.plant(session, 'session');
  const api = async <T>(expected: number, method: string, path: string, body: object) => {
    const headers = {
      ...{ authorization: `Bearer ${session}`, 'idempotency-key': randomUUID() },
      'content-type': 'application/json',
    };
    const answer = await ask(expected, `/api/v1${path}`, {
      ...{ method, headers, body: JSON.stringify(body) },
    });
    return (expected < 400 ? await answer.json() : null) as T;
  };
  const wrong = {
    current: canaries.word('wrong password'),
    password: canaries.word('never taken'),
  };
  await api(403, 'PUT', '/account/password', wrong);
  const { secret } = await api<{ secret: string }>(200, 'POST', '/account/second-factor', {
    password,
  });
  canaries.plant(secret, 'secret of an app');
  await api(422, 'POST', '/account/second-factor/confirm', { code: canaries.word('no code') });
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const { codes } = await api<{ codes: string[] }>(200, 'POST', '/account/second-factor/confirm', {
    code,
  });
  for (const paper of codes) canaries.plant(paper, 'code on paper');
  const key = { name: 'a program', scope: 'read' };
  const { token } = await api<{ token: string }>(201, 'POST', '/account/keys', key);
  canaries.plant(token, 'key of a program');
  return refused;
}
