import { dayInShanghai } from '#domain/calendar/days.ts';
import { checkFiling } from '#domain/checks/check-filing.ts';
import { checkRecord, isGuarded } from '#domain/checks/record-guards.ts';
import type { Reader } from '#domain/checks/record-standing.ts';
import type { CheckFinding, FilingReport, UnmadeCheck } from '#domain/checks/finding.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { AnyDraft } from '#domain/forms/any-draft.ts';
import { formTypeOf, FORMS } from '#domain/forms/form-registry.ts';
import type { RuleSet } from '#domain/rules/rule-set.ts';
import type { Transaction } from '#prisma/client.ts';
import { ownerAccountOf } from './accounts.ts';
import { askAuthority, NOBODY_ASKED, type AuthoritySays } from './authority-says.ts';
import type { OrdersDeps } from './deps.ts';
import { readForm } from './form.ts';
import { grantFindings } from './granted-services.ts';
import { materialFindings } from './material-findings.ts';
import { sharedWithOpenOrders } from './other-open-orders.ts';
import type { FilingHere } from './filing-here.ts';
import { knownOf } from './record-checks.ts';
import { recordGaps } from './record-gaps.ts';
import { recordStanding } from './record-standing.ts';
import { rulesFor } from './rule-sets.ts';

/** A filing with a form that may be anything, as an applicant or an order has it. */
export interface CheckedFiling {
  readonly filingType: FilingType;
  readonly form: unknown;
  readonly accountId: string | null;
  readonly orderNo: string | null;
  /** The rules its order keeps, if any. */
  readonly ruleSetId: string | null;
  /** The main account, where it is known whether it has one. */
  readonly mainAccountId?: string | null | undefined;
}

/** What an order says of its filing, as the record holds it. */
export interface OrderColumns {
  readonly orderNo: string;
  readonly accountId: string;
  readonly filingType: string;
  readonly formCipher: Uint8Array;
  readonly formKeyId: string;
  readonly ruleSetId: string | null;
  readonly mainAccountId?: string | null;
}

/** The filing of an order, its form opened. */
export function filingOf({ vault }: Pick<OrdersDeps, 'vault'>, order: OrderColumns): CheckedFiling {
  const { orderNo, accountId, mainAccountId, ruleSetId } = order;
  const [filingType, form] = [formTypeOf(order.filingType), readForm(vault, order)];
  return { filingType, form, accountId, mainAccountId, orderNo, ruleSetId };
}

/** A filing as it is held against the record: with whose it would be. */
export async function filingHere(
  tx: Transaction,
  filing: CheckedFiling,
  form: AnyDraft,
): Promise<FilingHere> {
  const { accountId, mainAccountId } = filing;
  return {
    ...filing,
    form,
    ownerId: accountId && (await ownerAccountOf(tx, accountId, mainAccountId)),
  };
}

/** Whether the present schema can read a form: one of long ago may be laid out in another way. */
export const isReadable = ({ filingType, form }: Pick<CheckedFiling, 'filingType' | 'form'>) =>
  FORMS[filingType].checkDraft(form).length === 0;

/** Asks the bureau about a filing; about a form that can't be read nobody is asked. Outside any transaction. */
export async function askAbout(deps: OrdersDeps, filing: CheckedFiling): Promise<AuthoritySays> {
  if (!isReadable(filing)) return NOBODY_ASKED;
  return askAuthority(deps, filing.filingType, filing.form as AnyDraft);
}

/** What whoever checks wants otherwise. */
interface CheckOptions {
  /** Who is told what was found: an applicant, unless it is said. */
  readonly reader?: Reader;
  /** Facts that another guard decides better. */
  readonly leave?: { readonly openOrder?: undefined };
  /** Waited for between choosing the rules and asking the record: what has to stand still meanwhile. */
  readonly hold?: (rules: RuleSet | undefined, filing: FilingHere) => Promise<void>;
}

/** What came of a check, and the rules it was made by. */
export interface Checked {
  readonly report: FilingReport;
  readonly rules: RuleSet | undefined;
}

/**
 * Holds a filing against its form's rules, its bureau's, our record, and what the authority said. The same
 * for a check that is asked for, at submission and before the report.
 */
export async function checkHere(
  tx: Transaction,
  deps: OrdersDeps,
  filing: CheckedFiling,
  says: AuthoritySays,
  { leave = {}, hold, reader = 'applicant' }: CheckOptions = {},
): Promise<Checked> {
  const { filingType, form, ruleSetId } = filing;
  const today = dayInShanghai(await deps.clock.now(tx));
  const readable = isReadable(filing);
  const draft = (readable ? form : {}) as AnyDraft;
  const rules = await rulesFor(tx, ruleSetId, draft.subject?.province, today);
  const here = await filingHere(tx, filing, draft);
  await hold?.(rules, here);
  const known = await knownOf(tx, deps.vault, here, says);
  const report = checkFiling({
    ...{ filingType, form: handedIn(filing), today, ruleSet: rules },
    providerRanges: deps.providerRanges,
    known: { ...known, ...leave },
  });
  const beside = [
    ...(await papersOf(tx, filing)),
    ...(await againstRecord(tx, deps, here, reader)),
    ...(await sharedWithOpenOrders(tx, deps.vault, here)),
    ...(await grantFindings(tx, here)),
    ...(await recordGaps(tx, deps.vault, here)),
  ];
  return { report: withFindings(report, beside), rules };
}

const WITH_AN_ORDER: UnmadeCheck = {
  code: 'record.not_asked',
  text: {
    zh: '与备案记录和管局的核对：提交订单时进行',
    en: 'Against the record and the authority: made when the order is submitted',
  },
  missing: [],
};

/**
 * Holds a filing against its form's rules and its bureau's alone: whoever could ask the record or the
 * authority about any form could try out strangers' numbers and domains. What only they know is named as
 * not checked.
 */
export async function checkAlone(
  tx: Transaction,
  deps: OrdersDeps,
  filing: Pick<CheckedFiling, 'filingType' | 'form'>,
): Promise<FilingReport> {
  const today = dayInShanghai(await deps.clock.now(tx));
  const draft = (isReadable(filing) ? filing.form : {}) as AnyDraft;
  const ruleSet = await rulesFor(tx, null, draft.subject?.province, today);
  const { providerRanges } = deps;
  const report = checkFiling({ ...filing, today, ruleSet, providerRanges });
  return { ...report, notChecked: [WITH_AN_ORDER, ...report.notChecked] };
}

/** At an order it is known which papers there are: what its form does not name was not handed in. */
const handedIn = ({ form, orderNo }: CheckedFiling): unknown =>
  orderNo !== null && typeof form === 'object' && form !== null && !('materials' in form)
    ? { ...form, materials: [] }
    : form;

/** What the record has against what an order is about; a first filing costs no question. */
const againstRecord = async (
  tx: Transaction,
  { vault }: Pick<OrdersDeps, 'vault'>,
  filing: FilingHere,
  reader: Reader,
): Promise<CheckFinding[]> =>
  isGuarded(filing.filingType)
    ? checkRecord(filing.filingType, await recordStanding(tx, vault, filing, reader))
    : [];

const papersOf = async (
  tx: Transaction,
  { form, orderNo }: CheckedFiling,
): Promise<CheckFinding[]> => (orderNo === null ? [] : materialFindings(tx, orderNo, form));

const withFindings = (report: FilingReport, beside: readonly CheckFinding[]): FilingReport => ({
  ...report,
  blocks: report.blocks || beside.some(({ severity }) => severity === 'blocks'),
  findings: [...report.findings, ...beside],
});
