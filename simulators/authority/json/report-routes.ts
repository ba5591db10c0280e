import type { FastifyInstance } from 'fastify';
import { Fields } from '../../shared/fields.ts';
import { basicAuthMatches } from '../../shared/basic-auth.ts';
import { cut, hang, problem } from '../../shared/server.ts';
import { reportFaults, type AuthorityContext, type AuthorityFault } from '../context.ts';
import { receiveReport } from '../intake.ts';
import { contentHash, readReport } from '../report.ts';

const longestPage = 500;
const modes: readonly AuthorityFault[] = reportFaults;

/** What the access provider calls: reports in, results out. Basic authentication for both. */
export function providerRoutes(context: AuthorityContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request, reply) => {
      const { user, password } = context.credentials;
      if (basicAuthMatches(request.headers.authorization, user, password)) return;
      void reply.header('www-authenticate', 'Basic realm="authority"');
      return problem(reply, 401, 'The user name or the password is wrong');
    });
    addReportRoute(app, context);
    addResultRoutes(app, context);
  };
}

function addReportRoute(app: FastifyInstance, context: AuthorityContext): void {
  const { store, faults, codes, clock, duties } = context;
  app.post('/reports', async (request, reply) => {
    const report = readReport(request.body);
    const fault = faults.take(undefined, ({ mode }) => modes.includes(mode));
    if (fault?.mode === 'hang') return hang(reply);
    if (fault?.mode === 'http503') return problem(reply, 503, 'The bureau is not available');
    const now = await clock.now();
    duties.catchUp(now);
    const arrival = receiveReport(store, report, contentHash(request.body), now);
    const { reportId } = report;
    codes.kick(reportId);
    await Promise.all([store.settled(), context.agenda.announce()]);
    if (fault?.mode === 'lostReply') return cut(reply);
    if (arrival.kind === 'conflict') {
      return problem(reply, 409, 'This reportId has come with another content', 'reportId');
    }
    const receivedAt = new Date(arrival.case.at).toISOString();
    return reply.code(202).send({ reportId, receivedAt, duplicate: arrival.kind === 'duplicate' });
  });
}

function addResultRoutes(app: FastifyInstance, { store }: AuthorityContext): void {
  app.get('/results', async (request) => {
    const limit = new Fields(request.query).optionalNumber('limit') ?? 50;
    const count = Math.min(Math.max(Math.floor(limit), 1), longestPage);
    return { results: [...store.state.pending.values()].slice(0, count) };
  });
  app.post('/results/ack', async (request) => {
    const asked = new Fields(request.body).list('ids').map(String);
    const ids = asked.filter((id) => store.state.pending.has(id));
    // An unknown id is one that has been acknowledged before: that is no error.
    if (ids.length > 0) store.record({ type: 'acknowledged', ids });
    return { acknowledged: ids.length };
  });
}
