import { Agenda } from '../shared/agenda.ts';
import { clockAt } from '../shared/clock.ts';
import { Faults } from '../shared/faults.ts';
import { announceReady, commonSettings, endWith, setting } from '../shared/process.ts';
import { makeServer } from '../shared/server.ts';
import { BureauDuties } from './bureau-duties.ts';
import { PasswordChecks } from './calls/password-counter.ts';
import { CodeSender } from './code-sender.ts';
import type { AuthorityContext, AuthorityFault } from './context.ts';
import { controlRoutes } from './control-routes.ts';
import { pages } from './pages.ts';
import { deskPages } from './desk-pages.ts';
import { interfaceControl } from './interface-control.ts';
import { interfaceRoutes } from './soap/routes.ts';
import { AuthorityStore } from './store.ts';
import { verifyRoutes } from './verify-routes.ts';

const settings = commonSettings();
const clock = clockAt(settings.clockUrl, 'authority', settings.store);
const store = await AuthorityStore.open(settings.store);
const duties = new BureauDuties(store, Number(setting('DESK_WORKING_DAYS', '5')));
const codes = new CodeSender(store, {
  url: setting('PHONE_URL').replace(/\/$/, ''),
  accountSid: setting('TWILIO_ACCOUNT_SID'),
  authToken: setting('TWILIO_AUTH_TOKEN'),
});
const context: AuthorityContext = {
  store,
  clock,
  duties,
  agenda: new Agenda(clock, duties),
  codes,
  faults: new Faults<AuthorityFault>(),
  passwordChecks: new PasswordChecks(),
  credentials: {
    user: setting('AUTHORITY_USER'),
    password: setting('AUTHORITY_PASSWORD'),
    ispId: setting('AUTHORITY_ISP_ID', '110000001'),
  },
};

const app = await makeServer(() => store.settled());
await app.register(interfaceRoutes(context));
await app.register(verifyRoutes(context));
controlRoutes(app, context);
interfaceControl(app, context);
pages(app, context);
deskPages(app, context);

endWith(async () => {
  codes.stop();
  await context.agenda.stop();
  await app.close();
  await store.close();
});
const url = await app.listen({ host: settings.host, port: settings.port });
codes.portalUrl = `${url}/verify`;
codes.resume();
context.agenda.start();
announceReady({ ready: 'authority', url });
