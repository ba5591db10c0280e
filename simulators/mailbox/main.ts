import { clockAt } from '../shared/clock.ts';
import { Faults } from '../shared/faults.ts';
import { announceReady, commonSettings, endWith, setting } from '../shared/process.ts';
import { makeServer } from '../shared/server.ts';
import { controlRoutes } from './control-routes.ts';
import { pages } from './pages.ts';
import { listenSmtp, makeSmtpServer, type MailFault } from './smtp.ts';
import { MailStore } from './store.ts';

const settings = commonSettings();
const clock = clockAt(settings.clockUrl, 'mailbox', settings.store);
const store = await MailStore.open(settings.store);
const faults = new Faults<MailFault>();
const smtp = makeSmtpServer(store, faults, clock);

const app = await makeServer(() => store.settled());
controlRoutes(app, store, faults);
pages(app, store);

endWith(async () => {
  await Promise.all([app.close(), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
  await store.close();
});
const smtpPort = await listenSmtp(smtp, Number(setting('SMTP_PORT', '0')), settings.host);
const url = await app.listen({ host: settings.host, port: settings.port });
announceReady({ ready: 'mailbox', url, smtpUrl: `smtp://${settings.host}:${smtpPort}` });
