import type { FastifyInstance } from 'fastify';
import { faultRoutes } from '../shared/fault-routes.ts';
import { Fields } from '../shared/fields.ts';
import { problem } from '../shared/server.ts';
import { authorityFaults, onceFaults, type AuthorityContext } from './context.ts';
import { caseView, reportView } from './case-view.ts';
import { decide, isAtDesk } from './desk.ts';
import { readRule } from './read-rule.ts';

/** What tests use: the reports and cases as they stand, the desk's rules and decisions, faults. */
export function controlRoutes(app: FastifyInstance, context: AuthorityContext): void {
  const { store, clock, duties, agenda, faults } = context;
  app.get('/control/reports', async () => [...store.state.cases.values()].map(reportView));
  app.get('/control/cases', async () =>
    [...store.state.cases.values()].map((one) => caseView(one, duties.dueAt(one))),
  );
  app.get('/control/decisions', async () => store.state.rules);

  app.post('/control/decisions', async (request, reply) => {
    const rule = readRule(request.body, store.state.lastRule + 1, await clock.now());
    store.record({ type: 'ruleSet', rule });
    await agenda.announce();
    return reply.code(201).send(rule);
  });

  app.delete('/control/decisions', async (_request, reply) => {
    for (const { id } of store.state.rules) store.record({ type: 'ruleUsed', id });
    await agenda.announce();
    return reply.code(204).send();
  });

  app.post('/control/decide', async (request, reply) => {
    const fields = new Fields(request.body);
    const reportId = fields.text('reportId');
    const decision = fields.oneOf('decision', ['approve', 'refuse']);
    const opinion = fields.optionalText('opinion');
    const now = await clock.now();
    duties.catchUp(now);
    const one = store.state.cases.get(reportId);
    if (one === undefined) return problem(reply, 404, 'There is no such report', 'reportId');
    if (!isAtDesk(one)) return problem(reply, 409, `The case is ${one.state}, not at the desk`);
    decide(store, one, decision, opinion, now);
    await agenda.announce();
    return caseView(one, duties.dueAt(one));
  });

  faultRoutes(app, faults, authorityFaults, onceFaults);
}
