import { FILING_TYPES, type FilingType } from '#domain/filing-types.ts';
import { parseIcpNumber } from '#domain/identifiers/icp-number.ts';
import { CHANGE_KINDS, type ChangeKind } from '#domain/registry/record-change.ts';
import { recordDifference } from '#domain/registry/record-difference.ts';
import { RECORD_KINDS } from '#domain/registry/records.ts';
import { reachOf } from '#domain/rights/rights.ts';
import type { Actor } from '#domain/roles.ts';
import { STAGES, type Stage } from '#domain/stages.ts';
import { accountsActedFor, handlesOf } from '#orders/accounts.ts';
import { filingReader, type FilingReader } from '#orders/registry/filing-readers.ts';
import { findFilings, type FilingQuery } from '#orders/registry/find-filings.ts';
import { recordInVersion } from '#orders/registry/history.ts';
import { noSuchVersion } from '#orders/registry/no-such-version.ts';
import { readableAccesses, readableVersions } from '#orders/registry/readable-versions.ts';
import { readFiling, type Filing } from '#orders/registry/read-filing.ts';
import { scopesOf, scopeWhere } from '#orders/scopes.ts';
import type { ApiDeps } from '../ports.ts';
import { pageSize } from '../schemas.ts';
import { fieldsOf, serviceSummary, showTo, standingView, subjectSummary } from './record-views.ts';

/** What is looked for, and which page of it. */
export interface FilingsAsked extends FilingQuery {
  readonly limit?: string;
  readonly after?: string;
}

/** A page of filings, by number: all for staff, an applicant's own. */
export async function listFilings(deps: ApiDeps, actor: Actor, asked: FilingsAsked) {
  const { limit, after, ...query } = asked;
  const reader = await filingReader(deps.db, actor);
  const { found, more } = await findFilings(deps, reader, query, { after, size: pageSize(limit) });
  const last = found.at(-1);
  return {
    filings: found.map((subject) => ({
      ...subjectSummary(subject),
      services: subject.services.map(serviceSummary),
    })),
    next: more && last !== undefined ? last.record.icpNumber : null,
    empty: found.length > 0 ? null : whyEmpty(asked, reader.all),
  };
}

function whyEmpty({ after, limit: _limit, ...query }: FilingsAsked, all: boolean): string {
  if (after !== undefined) return 'There are no more filings after this page.';
  if (query.number !== undefined && parseIcpNumber(query.number) === undefined) {
    return `${query.number} is not a filing number: 津ICP备2026000001号, …号-1, …号-2A.`;
  }
  const nobodys = all ? 'filed here' : 'filed here under your account';
  return Object.keys(query).length > 0
    ? `Nothing like that is ${nobodys}.`
    : `Nothing is ${nobodys} yet.`;
}

/** A filing with its services and accesses, the ids of both sides, and the open orders of its subject. */
export async function filingView(deps: ApiDeps, actor: Actor, number: string) {
  const { reader, ...filing } = await filingFor(deps, actor, number);
  const { subject, wholeSubject } = filing;
  const show = await showTo(deps.db, actor, [
    ...fieldsOf('subject', subject.record),
    ...subject.services.flatMap(({ record }) => fieldsOf('service', record)),
  ]);
  return {
    ...subjectSummary(subject),
    subject: wholeSubject ? standingView('subject', subject, show) : null,
    services: await Promise.all(
      subject.services.map(async (service) => ({
        ...serviceSummary(service),
        ...standingView('service', service, show),
        accesses: (await readableAccesses(deps, reader, service)).map((access) =>
          standingView('access', access, show),
        ),
      })),
    ),
    openOrders: await openOrdersOf(deps, actor, filing),
  };
}

async function filingFor(
  deps: ApiDeps,
  actor: Actor,
  number: string,
): Promise<Filing & { readonly reader: FilingReader }> {
  const reader = await filingReader(deps.db, actor);
  return { ...(await readFiling(deps, reader, number)), reader };
}

/** The open orders about a subject; an applicant is told of those that are his to see. */
async function openOrdersOf({ db }: ApiDeps, actor: Actor, { subject }: Filing) {
  const mine =
    reachOf(actor.role, 'filings.read') === 'own'
      ? { accountId: { in: await accountsActedFor(db, actor.id) } }
      : scopeWhere(await scopesOf(db, actor));
  const orders = await db.order.findMany({
    where: { subjectId: subject.id, outcome: null, ...mine },
    orderBy: { serial: 'asc' },
    take: 100,
  });
  return orders.map(({ orderNo, filingType, stage }) => ({
    ...{ orderNo, filingType, stage },
    filingTypeTitle: FILING_TYPES[filingType as FilingType],
    stageTitle: STAGES[stage as Stage],
  }));
}

/** The versions of what a number is of, and of a service’s accesses. */
export async function versionsView(deps: ApiDeps, actor: Actor, number: string) {
  const { reader, ...filing } = await filingFor(deps, actor, number);
  const entries = await readableVersions(deps, reader, filing);
  const readable =
    reachOf(actor.role, 'orders.inside') !== undefined ? entries.map(({ actorId }) => actorId) : [];
  const handles = await handlesOf(deps.db, readable);
  return {
    versions: entries.map(({ kind, recordId, change, actorId, at, ...entry }) => ({
      ...{ kind, change, record: recordId, version: entry.version },
      kindTitle: RECORD_KINDS[kind],
      changeTitle: CHANGE_KINDS[change as ChangeKind],
      at: at.toISOString(),
      actorRole: entry.actorRole,
      actor: handles.get(actorId) ?? null,
      ...{ orderNo: entry.orderNo, source: entry.source },
    })),
    empty: entries.length > 0 ? null : 'It was filed before versions were kept.',
  };
}

interface Compared {
  readonly from: string;
  readonly to: string;
  readonly record?: string;
}

/**
 * What differs between two versions of a record.
 * @throws CodedError `filing.not_found`, `filing.no_such_version`.
 */
export async function compareVersions(
  deps: ApiDeps,
  actor: Actor,
  number: string,
  { from, to, record }: Compared,
) {
  const { reader, ...filing } = await filingFor(deps, actor, number);
  const entries = await readableVersions(deps, reader, filing);
  const recordId = record ?? (filing.service ?? filing.subject).id;
  const readable = entries.filter((entry) => entry.recordId === recordId);
  for (const asked of [Number(from), Number(to)]) {
    if (!readable.some(({ version }) => version === asked)) throw noSuchVersion(asked);
  }
  const before = await recordInVersion(deps, recordId, Number(from));
  const after = await recordInVersion(deps, recordId, Number(to));
  const fields = recordDifference(before.kind, before.content, after.content);
  const show = await showTo(deps.db, actor, fields);
  return {
    ...{ kind: before.kind, from: Number(from), to: Number(to) },
    differences: fields.map(show),
    empty: fields.length > 0 ? null : 'The two versions say the same.',
  };
}
