import { accountMailer } from '#activities/account-mail.ts';
import { askFiled } from '#activities/authority/ask-filed.ts';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import { mailDomainOf, smtpCarrier } from '#activities/carriers/mail-carrier.ts';
import { maskContent, maskXml } from '#activities/authority/mask.ts';
import {
  contentWithoutPasswords,
  xmlWithoutPasswords,
} from '#activities/authority/without-passwords.ts';
import { fileTexts } from '#activities/authority/link/file-texts.ts';
import { previewNotices } from '#activities/notice-preview.ts';
import { CodedError } from '#domain/errors.ts';
import { codeTablesOf } from '#orders/code-tables.ts';
import { isUnreachable } from '#orders/unreachable.ts';
import { requireSameKeys } from '#prisma/vault-check.ts';
import { announce } from './announce.ts';
import { buildApp } from './app.ts';
import { endWithParent } from './embedded/parent.ts';
import { failStart } from './fail-start.ts';
import { keepRelaying, wireRelay } from './relaying.ts';
import { requestLimitsOf } from './hardening/request-limits.ts';
import { staffProviderOf } from './identity/staff-provider-of.ts';
import { readSettings, type Settings } from './settings.ts';
import { temporalAnswers, temporalClient } from './temporal.ts';
import { isSandbox, wireRecord } from './wiring.ts';

const POOL = 20;

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const sandbox = isSandbox(settings);
  const record = wireRecord(settings, POOL);
  const client = temporalClient(settings);
  // With the record away the API starts all the same, and says 503 until it is back.
  await requireSameKeys(record.db, record.vault).catch((error: unknown) => {
    if (!isUnreachable(error)) throw error;
  });
  const warn = (line: string) => {
    process.stderr.write(`api: ${line}\n`);
  };
  const relaying = keepRelaying(wireRelay(record, client, sandbox), warn);
  const connectors = connectorsFor(settings.authorityEndpoints ?? [], codeTablesOf(record.db));
  const { twilioAuthToken, publicUrl } = settings;
  const siteUrl = publicUrl ?? `http://127.0.0.1:${String(settings.port ?? 3000)}`;
  const app = await buildApp({
    ...record,
    committed: relaying.committed,
    authorityFiles: fileTexts(record.vault, connectors),
    filedAs: askFiled(connectors),
    ...(settings.authorityEndpoints !== undefined && { endpoints: settings.authorityEndpoints }),
    previewNotices,
    masked: { xml: maskXml, content: maskContent },
    withoutPasswords: { xml: xmlWithoutPasswords, content: contentWithoutPasswords },
    followersReachable: () => temporalAnswers(client),
    accountMail: accountMailOf(settings),
    siteUrl,
    staffProvider: staffProviderOf(settings, siteUrl),
    wall: () => new Date(),
    proxies: settings.proxies,
    sandbox,
    requestLimits: requestLimitsOf(settings),
    logLevel: settings.logLevel ?? 'warn',
    ...(twilioAuthToken !== undefined &&
      publicUrl !== undefined && { smsCallback: { authToken: twilioAuthToken, publicUrl } }),
  });
  const url = await listen(app, settings.host ?? '127.0.0.1', settings.port ?? 3000);
  endWithParent(async () => {
    await app.close();
    await relaying.stop();
    await record.db.$disconnect();
    await client.connection.close();
  });
  announce('api', { url });
}

/** Mails about accounts; without a mail server nobody is written to, and the log says so. */
function accountMailOf({ smtpUrl, mailFrom = 'beian@localhost' }: Settings) {
  if (smtpUrl === undefined) return () => Promise.reject(new Error('no mail server'));
  return accountMailer(smtpCarrier({ url: smtpUrl, from: mailFrom }), mailDomainOf(mailFrom));
}

async function listen(
  app: { listen(options: { host: string; port: number }): Promise<string> },
  host: string,
  port: number,
): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRNOTAVAIL') {
      throw new CodedError('host.unavailable', `This machine has no address ${host}.`, {
        field: 'HOST',
        remedy: 'Give an address of this machine, or 127.0.0.1.',
      });
    }
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new CodedError('port.in_use', `Port ${String(port)} is in use by another program.`, {
      field: 'PORT',
      remedy: 'Choose another PORT, or end that program.',
    });
  }
}

main().catch(failStart);
