import type { FastifyInstance } from 'fastify';
import { Fields, FieldError } from '../shared/fields.ts';
import type { AuthorityContext } from './context.ts';
import { readNotices } from './feed/notices.ts';
import { readFiled } from './filing/read-filed.ts';
import { filedView } from './filing/filed-view.ts';
import { provinceCodes } from './provinces.ts';
import { readSettings } from './province-settings.ts';
import { readSoapShape } from './soap/soap-shape.ts';

/** What tests use of the interface: how bureaus are set up, what they know and what they send. */
export function interfaceControl(app: FastifyInstance, context: AuthorityContext): void {
  const { store, clock } = context;
  const known = store.state.interface;

  app.post('/control/soap', async (request) => {
    const shape = readSoapShape(request.body);
    store.record({ type: 'soapSet', shape });
    return shape;
  });

  app.get('/control/provinces', async () =>
    provinceCodes.map((code) => {
      const { lastSequence, uploads, files, news } = known.endpoint(code);
      const arrivals = [...uploads.values()].reduce((sum, one) => sum + one.arrivals, 0);
      const feed = { files: files.map(({ name }) => name), waiting: news.length };
      return { code, settings: known.settings(code), lastSequence, arrivals, ...feed };
    }),
  );
  app.post('/control/provinces', async (request) => {
    const { code, settings } = readSettings(request.body);
    store.record({ type: 'provinceSet', code, settings });
    return { code, settings: known.settings(code) };
  });

  app.post('/control/notices', async (request, reply) => {
    const { code, news } = readNotices(request.body);
    store.record({ type: 'news', code, news });
    return reply.code(201).send({ code, entries: news.length });
  });

  app.post('/control/blacklist', async (request, reply) => {
    const fields = new Fields(request.body);
    const domains = fields.list('domains').map(String);
    const certificates = fields.list('certificates').map(String);
    if (domains.length + certificates.length === 0) {
      throw new FieldError('domains', 'or certificates must be given');
    }
    store.record({ type: 'blacklisted', domains, certificates });
    return reply.code(201).send({ domains, certificates });
  });

  app.get('/control/register', async () => [...known.register.subjects.values()].map(filedView));
  app.post('/control/register', async (request, reply) => {
    const filed = readFiled(request.body, await clock.now());
    store.record({ type: 'filed', filed });
    const entered = [...known.register.subjects.values()].at(-1);
    return reply.code(201).send(entered === undefined ? {} : filedView(entered));
  });

  app.get('/control/receipts', async () => known.receipts);
}
