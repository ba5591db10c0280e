import { httpAuthority } from '#activities/authority/http-authority.ts';
import { smtpCarrier } from '#activities/carriers/mail-carrier.ts';
import { twilioCarrier } from '#activities/carriers/sms-carrier.ts';
import type { ActivityDeps } from '#activities/deps.ts';
import { SMS_CALLBACK_PATH } from './callbacks/path.ts';
import { failStart } from './fail-start.ts';
import { runWorker, type Recorded } from './run-worker.ts';
import { needed, readSettings, type Settings } from './settings.ts';
import { isSandbox } from './wiring.ts';

/** The carriers and the authority of the settings. */
function wireWorld(settings: Settings): Omit<ActivityDeps, keyof Recorded> {
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
    authority: httpAuthority({
      url: needed(settings, 'authorityUrl'),
      user: needed(settings, 'authorityUser'),
      password: needed(settings, 'authorityPassword'),
    }),
    mailDomain: mailFrom.split('@').at(-1)?.replace('>', '') ?? 'localhost',
    authorityPollMs: pollMs(settings),
  };
}

/** The sandbox's authority stands on this machine, and whoever moves its clock waits for it. */
function pollMs(settings: Settings): number {
  const { authorityPollSeconds } = settings;
  if (authorityPollSeconds !== undefined) return authorityPollSeconds * 1000;
  return isSandbox(settings) ? 250 : 60_000;
}

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  await runWorker(settings, () => wireWorld(settings));
}

main().catch(failStart);
