import { askFiled } from '#activities/authority/ask-filed.ts';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import { mailDomainOf, smtpCarrier } from '#activities/carriers/mail-carrier.ts';
import { twilioCarrier } from '#activities/carriers/sms-carrier.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import { SMS_CALLBACK_PATH } from './callbacks/path.ts';
import { failStart } from './fail-start.ts';
import { runWorker, type Recorded } from './run-worker.ts';
import { needed, readSettings, type Settings } from './settings.ts';

/** The carriers and the authority of the settings. */
function wireWorld(settings: Settings, { db }: Recorded): Omit<ActivityDeps, keyof Recorded> {
  const connectors = connectorsFor(needed(settings, 'authorityEndpoints'), codeTablesOf(db));
  const { twilioBaseUrl, publicUrl, mailFrom = 'beian@localhost' } = settings;
  return {
    sms: twilioCarrier({
      accountSid: needed(settings, 'twilioAccountSid'),
      authToken: needed(settings, 'twilioAuthToken'),
      from: needed(settings, 'twilioFrom'),
      ...(twilioBaseUrl !== undefined && { baseUrl: twilioBaseUrl }),
      ...(publicUrl !== undefined && {
        statusCallback: new URL(SMS_CALLBACK_PATH, publicUrl).href,
      }),
    }),
    mail: smtpCarrier({ url: needed(settings, 'smtpUrl'), from: mailFrom }),
    connectors,
    filedAs: askFiled(connectors),
    mailDomain: mailDomainOf(mailFrom),
  };
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await runWorker(settings, (recorded) => wireWorld(settings, recorded));
}

main().catch(failStart);
