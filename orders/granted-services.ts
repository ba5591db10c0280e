import type { CheckFinding } from '#domain/checks/finding.ts';
import { CodedError } from '#domain/errors.ts';
import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import { SUB_USERS_MAY } from '#domain/sub-users.ts';
import type { Transaction } from '#prisma/client.ts';
import { handlesOf } from './accounts.ts';

const SOURCE = '子用户权限';

/** A filing as far as its grants are asked about. */
interface Asked {
  readonly filingType: FilingType;
  readonly form: unknown;
  /** The account of its order, whoever acts on it; null where it has none. */
  readonly accountId: string | null;
  /** Its main account, or the same. */
  readonly ownerId: string | null;
}

/** The handle of a sub-user's main account; undefined for an account that is none's sub-user. */
async function mainAccountOf(
  tx: Transaction,
  { accountId, ownerId }: Asked,
): Promise<string | undefined> {
  if (ownerId === null || ownerId === accountId) return undefined;
  return (await handlesOf(tx, [ownerId])).get(ownerId);
}

/** The number of the service that a form is about, in its one writing; undefined while none is typed. */
function namedService(form: unknown): string | undefined {
  const { service } = (form ?? {}) as AnyDraft;
  const number = service?.icpNumber;
  return typeof number === 'string' && number.trim() !== ''
    ? canonicalIcpNumber(number)
    : undefined;
}

/** Whether a sub-user was given a service that is still filed. */
async function isGranted(tx: Transaction, accountId: string, icpNumber: string): Promise<boolean> {
  const service = { icpNumber, endedAt: null };
  return (await tx.serviceGrant.count({ where: { accountId, service } })) > 0;
}

/**
 * Refuses to open an order that a sub-user has no right to: of a type that is its main account's, or about a
 * service that it was not granted. While no service is named yet, an order may be opened.
 * @throws CodedError `order.not_for_sub_users`, `order.service_not_granted`.
 */
export async function refuseUngranted(tx: Transaction, asked: Asked): Promise<void> {
  const main = await mainAccountOf(tx, asked);
  if (main === undefined) return;
  if (!SUB_USERS_MAY[asked.filingType]) throw notForSubUsers(asked.filingType, main);
  const number = namedService(asked.form);
  if (number === undefined || (await isGranted(tx, asked.accountId ?? '', number))) return;
  throw notGranted(number, main);
}

/**
 * What speaks against a sub-user's filing: asked when it is sent in and again before it is reported, since a
 * grant can be taken back meanwhile. Nothing for a main account.
 */
export async function grantFindings(tx: Transaction, asked: Asked): Promise<CheckFinding[]> {
  const main = await mainAccountOf(tx, asked);
  if (main === undefined) return [];
  if (!SUB_USERS_MAY[asked.filingType]) return [typeFinding(main)];
  const { changes } = (asked.form ?? {}) as AnyDraft;
  const number = namedService(asked.form);
  const granted = number !== undefined && (await isGranted(tx, asked.accountId ?? '', number));
  return [
    ...(granted ? [] : [serviceFinding(main)]),
    ...SUBJECT_PARTS.filter((part) => changes?.[part] !== undefined).map((part) =>
      subjectFinding(part, main),
    ),
  ];
}

/** The parts of a change that are about the subject, and so about all of its services. */
const SUBJECT_PARTS = ['subject', 'subjectOwner'] as const;

const finding = (
  code: string,
  field: string,
  text: CheckFinding['text'],
  remedy: CheckFinding['remedy'],
): CheckFinding => ({ code, severity: 'blocks', source: SOURCE, field, text, remedy });

const askMain = (main: string) => ({
  zh: `请由主账号 ${main} 办理。`,
  en: `Ask your main account, ${main}, to do it.`,
});

const typeFinding = (main: string): CheckFinding =>
  finding(
    'record.not_for_sub_users',
    '',
    { zh: '子用户不能办理这一类型的备案。', en: 'A sub-user can’t order this type of filing.' },
    askMain(main),
  );

const serviceFinding = (main: string): CheckFinding =>
  finding(
    'record.service_not_granted',
    '/service/icpNumber',
    {
      zh: '您没有这个服务的操作权限。',
      en: 'You were not given this service to act on.',
    },
    {
      zh: `请选择已授权给您的服务，或请主账号 ${main} 授权。`,
      en: `Choose a service that was given to you, or ask your main account, ${main}, for this one.`,
    },
  );

const subjectFinding = (part: string, main: string): CheckFinding =>
  finding(
    'record.subject_not_for_sub_users',
    `/changes/${part}`,
    {
      zh: '子用户只能变更已授权的服务，不能变更主体。',
      en: 'A sub-user changes the services that it was given, and not their subject.',
    },
    askMain(main),
  );

function notForSubUsers(filingType: FilingType, main: string): CodedError {
  const { en } = FILING_TYPES[filingType];
  return new CodedError('order.not_for_sub_users', `“${en}” is not for a sub-user to order.`, {
    field: '/filingType',
    facts: { mainAccount: main },
    remedy: `Ask your main account, ${main}, to do it.`,
  });
}

function notGranted(number: string, main: string): CodedError {
  return new CodedError(
    'order.service_not_granted',
    `You were not given ${number} to act on, or it is filed no more.`,
    {
      field: '/form/service/icpNumber',
      facts: { mainAccount: main },
      remedy: `Choose a service that was given to you, or ask your main account, ${main}, for this one.`,
    },
  );
}
