import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Provider } from 'oidc-provider';
import { markup } from '../shared/html.ts';
import { page } from '../shared/page.ts';
import { sendPage } from '../shared/server.ts';
import type { ProviderSettings } from './settings.ts';

type Shown = Pick<ProviderSettings, 'people' | 'password'>;

/** The page to sign in at: one chooses who one is, and types the development password. */
export function loginPage(uid: string, { people }: Shown, wrong: boolean): string {
  const choices = people.map(
    ({ subject, name }, n) =>
      markup`<label><input type="radio" name="subject" value="${subject}" required ${n === 0 ? 'checked' : ''}> ${name}</label>`,
  );
  const refused = wrong
    ? markup`<p class="message" role="alert">密码不对。 The password is wrong.</p>`
    : null;
  const body = markup`${refused}
<p class="note">这是开发用的模拟单位账号，只在本机、只在沙盒里。<br>A simulated identity provider, on this machine and for the sandbox alone.</p>
<form method="post" action="/interaction/${uid}">
${choices}
<label>开发密码 Development password <input type="password" name="password" autocomplete="off" required></label>
<button>登录 Sign in</button> <button name="cancel" value="yes" formnovalidate>取消 Cancel</button>
</form>`;
  return page('单位账号 · Staff accounts', body, false);
}

const isSame = (typed: string, password: string): boolean => {
  const [one, other] = [Buffer.from(typed), Buffer.from(password)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** The page, and what is sent from it. */
export function loginRoutes(app: FastifyInstance, provider: Provider, shown: Shown): void {
  app.get('/interaction/:uid', async (request, reply) => {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw);
    return sendPage(reply, loginPage(uid, shown, false));
  });

  app.post('/interaction/:uid', async (request, reply) => {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw);
    const sent = (request.body ?? {}) as Record<string, string | undefined>;
    const person = shown.people.find(({ subject }) => subject === sent['subject']);
    const denied = { error: 'access_denied', error_description: 'The person left the page' };
    if (sent['cancel'] === undefined) {
      const knows = person !== undefined && isSame(sent['password'] ?? '', shown.password);
      if (!knows) return sendPage(reply.code(401), loginPage(uid, shown, true));
    }
    const result =
      sent['cancel'] === undefined && person !== undefined
        ? { login: { accountId: person.subject, remember: false } }
        : denied;
    const next = await provider.interactionResult(request.raw, reply.raw, result, {
      mergeWithLastSubmission: false,
    });
    return reply.redirect(next, 303);
  });
}
