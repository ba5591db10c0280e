import Fastify from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/roles.ts';
import type { Api } from '#server/api.ts';
import { answerError } from '#server/error-handler.ts';
import { requireRights } from '#server/rights.ts';

/** An API whose addresses are held to the table, asked by somebody of a role. */
function given(role: Role, routes: (api: Api) => void) {
  const app = Fastify().withTypeProvider<TypeBoxTypeProvider>();
  app.setErrorHandler(answerError);
  void app.register(async (api) => {
    api.addHook('onRequest', (request, _reply, next) => {
      request.actor = { id: 'acc-somebody', role };
      next();
    });
    requireRights(api);
    return Promise.resolve(routes(api));
  });
  return { app };
}

describe('an address of the API', () => {
  it('given one that declares no right, then the API is not built', async () => {
    const { app } = given('manager', (api) => {
      api.get('/orders', () => ({}));
    });
    await expect(app.ready()).rejects.toThrow(/GET \/orders declares no right/);
  });

  it('given its right, then who has it is answered, and another is told who has', async () => {
    const read = (api: Api) => {
      api.get('/audit', { config: { right: 'audit.read' } }, () => ({ read: true }));
    };
    const auditor = given('auditAdministrator', read);
    expect((await auditor.app.inject('/audit')).json()).toEqual({ read: true });
    const system = given('systemAdministrator', read);
    const refused = await system.app.inject('/audit');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({
      code: 'auth.role',
      remedy: 'It is for: auditAdministrator.',
    });
    // What comes with every GET is held to it as well.
    expect((await system.app.inject({ method: 'HEAD', url: '/audit' })).statusCode).toBe(403);
  });

  it('given an act whose right is an event’s, then the refusal is that of the event', async () => {
    const { app } = given('support', (api) => {
      api.post('/submit', { config: { right: 'submit' } }, () => ({}));
    });
    const refused = await app.inject({ method: 'POST', url: '/submit' });
    expect(refused.json()).toMatchObject({ code: 'event.not_yours', facts: { by: ['applicant'] } });
  });
});
