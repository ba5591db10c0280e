import { Command } from 'commander';
import { connectorsFor } from '#activities/authority/connector-for.ts';
import type { AuthorityConnector, CallReply, Filed } from '#activities/authority/connector.ts';
import { NoAnswer } from '#activities/authority/v3/no-answer.ts';
import { callCode, wentWell } from '#domain/authority/call-codes.ts';
import { createCodeTables } from '#domain/authority/code-tables.ts';
import { DATED_CODE_TABLES } from '#domain/authority/dated-code-tables.ts';
import { STATUS_QUESTIONS, type StatusQuestion } from '#domain/authority/status-questions.ts';
import { CodedError } from '#domain/errors.ts';
import { unknownEndpoint } from '#orders/link-acts.ts';
import { needed } from '#server/settings.ts';
import { settingsHere } from '../connected.ts';
import { typed } from './typed.ts';

const KINDS = Object.keys(STATUS_QUESTIONS) as StatusQuestion[];

/** `beian authority filed`: asks a bureau what it has filed (isp_querybeianstatus). */
export const filed = () =>
  new Command('filed')
    .description(
      'Ask a bureau whether a domain or the holder of a certificate is filed; a certificate’s number is read from the standard input.',
    )
    .argument('<endpoint>', 'whom to ask: its name, as “status” shows it')
    .argument('<kind>', KINDS.join(', '))
    .argument('[value]', 'the domain; a certificate’s number only where it is no person’s')
    .action(async (endpoint: string, kind: string, given: string | undefined) => {
      const question = questionOf(kind);
      const value = await valueOf(question, given);
      const { found, ...reply } = await asked(endpoint, (bureau) =>
        bureau.filedAs(question, value),
      );
      requireGood(reply);
      process.stdout.write(`${found.map(filedAsText).join('\n') || 'It said nothing of it.'}\n`);
    });

/** `beian authority filing-password`: asks a bureau about a filing password (isp_verifybamm). */
export const filingPassword = () =>
  new Command('filing-password')
    .description(
      'Ask a bureau whether a filing password is right; the password is read from the standard input.',
    )
    .argument('<endpoint>', 'whom to ask: its name, as “status” shows it')
    .argument('<number>', 'the filing number of a subject or a service')
    .action(async (endpoint: string, number: string) => {
      const password = await typed('password.missing', 'No filing password was given.');
      const { right, ...reply } = await asked(endpoint, (bureau) =>
        bureau.filingPasswordRight(number, password),
      );
      requireGood(reply);
      process.stdout.write(
        right === true ? '备案密码正确 It is right.\n' : '备案密码不正确 It is wrong.\n',
      );
      if (right !== true) process.exitCode = 1;
    });

function questionOf(kind: string): StatusQuestion {
  const question = KINDS.find((known) => known === kind);
  if (question !== undefined) return question;
  throw new CodedError('question.unknown', `Nobody can be asked by “${kind}”.`, {
    field: 'kind',
    remedy: `Ask by one of: ${KINDS.join(', ')}.`,
  });
}

/** Whose numbers are a person's: a shell would remember them, and others of the machine could see them. */
const PERSONAL: readonly StatusQuestion[] = [
  'residentId',
  'passport',
  'officerCertificate',
  'taiwanPermit',
];

/** @throws CodedError `question.personal`, `question.value_missing`. */
function valueOf(question: StatusQuestion, given: string | undefined): Promise<string> {
  const { zh, en } = STATUS_QUESTIONS[question];
  const document = `${zh} (${en})`;
  if (given !== undefined && PERSONAL.includes(question)) {
    throw new CodedError(
      'question.personal',
      `The number of ${document} is not given as an argument.`,
      {
        field: 'value',
        remedy: 'Leave it out, and type it or send it through a pipe: a shell remembers arguments.',
      },
    );
  }
  if (given !== undefined) return Promise.resolve(given);
  if (question !== 'domain') {
    return typed('question.value_missing', `No number of ${document} was given.`);
  }
  throw new CodedError('question.value_missing', 'No domain was given.', {
    field: 'value',
    remedy: 'Give it after the kind: beian authority filed <endpoint> domain example.com.',
  });
}

async function asked<T>(name: string, ask: (bureau: AuthorityConnector) => Promise<T>): Promise<T> {
  const tables = createCodeTables(DATED_CODE_TABLES);
  const endpoints = needed(settingsHere(), 'authorityEndpoints');
  const bureau = connectorsFor(endpoints, () => Promise.resolve(tables)).get(name);
  if (bureau === undefined) throw unknownEndpoint(name);
  return ask(bureau).catch((error: unknown) => {
    if (!(error instanceof NoAnswer)) throw error;
    throw new CodedError('link.no_answer', `${error.message}.`, {
      remedy:
        'Try again later; if it stays so, see to the endpoint’s addresses in its settings (docs/authority.md).',
    });
  });
}

/** @throws CodedError `link.refused` with what the bureau's code means. */
function requireGood({ code }: CallReply): void {
  if (wentWell(code)) return;
  const { title, remedy } = callCode(code);
  throw new CodedError('link.refused', `${String(code)} ${title.zh} · ${title.en}.`, {
    remedy: `${remedy.zh} ${remedy.en}`,
  });
}

function filedAsText({ filed: is, subjectNumber, serviceNumber, serviceName }: Filed): string {
  if (is !== true) return '未备案 not filed';
  return ['已备案 filed', subjectNumber, serviceNumber, serviceName].filter(Boolean).join('  ');
}
