import { clockAt } from '../shared/clock.ts';
import { Faults } from '../shared/faults.ts';
import { announceReady, commonSettings, endWith, setting } from '../shared/process.ts';
import { makeServer } from '../shared/server.ts';
import { Callbacks } from './callbacks.ts';
import { controlRoutes } from './control-routes.ts';
import { Delivery } from './delivery.ts';
import { pages } from './pages.ts';
import { PhoneService, type PhoneFault } from './service.ts';
import { PhoneStore } from './store.ts';
import { twilioRoutes } from './twilio-routes.ts';

const settings = commonSettings();
const account = { sid: setting('TWILIO_ACCOUNT_SID'), authToken: setting('TWILIO_AUTH_TOKEN') };
const clock = clockAt(settings.clockUrl, 'phone', settings.store);
const store = await PhoneStore.open(settings.store);
const callbacks = new Callbacks(store, account.authToken);
const delivery = new Delivery(store, callbacks, clock, Number(setting('STEP_MS', '40')));
const service = new PhoneService(store, new Faults<PhoneFault>(), delivery, clock);

const app = await makeServer(() => store.settled());
await app.register(twilioRoutes(service, account), { prefix: '/2010-04-01/Accounts/:AccountSid' });
controlRoutes(app, service);
pages(app, store);

endWith(async () => {
  delivery.stop();
  callbacks.stop();
  await app.close();
  await store.close();
});
const url = await app.listen({ host: settings.host, port: settings.port });
delivery.resume();
announceReady({ ready: 'phone', url });
