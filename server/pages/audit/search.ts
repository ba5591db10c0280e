import type { FastifyReply, FastifyRequest } from 'fastify';
import { addDays, isDay, startOfDayInShanghai } from '#domain/calendar/days.ts';
import type { Locale } from '#domain/bilingual.ts';
import type { Api } from '../../api.ts';
import type { AuditList, VerifiedView } from '../../audit/schemas.ts';
import { toldBy, type Told } from '../account/show.ts';
import { memberWith } from '../for-right.ts';
import { PageError } from '../page-error.ts';
import { fieldsOf, oneOf, show, type Desk, type Fields, type Member } from '../visit.ts';
import { isWord, word, type Word } from '../words.ts';

/** What the audit is searched by; what is typed is sent with the form, so that no address keeps it. */
const SOUGHT = ['actor', 'action', 'target', 'from', 'to'] as const;

type Sought = Readonly<Record<(typeof SOUGHT)[number], string>>;

const soughtIn = (fields: Fields): Sought =>
  Object.fromEntries(SOUGHT.map((name) => [name, oneOf(fields, name).trim()])) as Sought;

/**
 * The instant at which a day begins in Shanghai; empty where none was chosen.
 * @throws PageError 422 for what is no day.
 */
function beginningOf(day: string, later = 0): string {
  if (day === '') return '';
  if (!isDay(day)) throw new PageError(422, 'audit.noDay', 'audit.noDayRemedy');
  return startOfDayInShanghai(addDays(day, later)).toISOString();
}

/** The audit: searched, read, and its chain looked after. Every look is recorded by the API. */
export function auditRoutes(pages: Api, desk: Desk): void {
  pages.get('/audit', { schema: { hide: true } }, (request, reply) =>
    showAudit(request, reply, memberWith('audit.read', desk, request), {}),
  );

  pages.post('/audit', { schema: { hide: true } }, (request, reply) =>
    showAudit(request, reply, memberWith('audit.read', desk, request), {
      fields: fieldsOf(request),
    }),
  );

  pages.post('/audit/verify', { schema: { hide: true } }, async (request, reply) => {
    const member = memberWith('audit.read', desk, request);
    let verified: VerifiedView | undefined;
    const told = await toldBy(async () => {
      verified = await member.api.verifyAudit();
      return {};
    }, member);
    return showAudit(request, reply, member, { told, verified });
  });
}

interface Shown {
  readonly fields?: Fields;
  readonly told?: Told;
  readonly verified?: VerifiedView | undefined;
}

async function showAudit(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  { fields = {}, told = {}, verified }: Shown,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const sought = soughtIn(fields);
  const after = oneOf(fields, 'after');
  const times = { from: beginningOf(sought.from), to: beginningOf(sought.to, 1) };
  let list: AuditList | undefined;
  const refused = await toldBy(async () => {
    list = await api.audit({ ...sought, ...times, after, limit: '50' });
    return {};
  }, member);
  const chain = await api.chain();
  const { refusal, status = 200 } = told.refusal === undefined ? refused : told;
  return show(
    request,
    reply,
    member,
    'audit',
    {
      title: word(locale, 'audit.title'),
      ...{ sought, chain, refusal, verified, filtered: Object.values(sought).some(Boolean) },
      entries: (list?.entries ?? []).map((entry) => entryLine(entry, locale)),
      actions: [...new Set(list?.entries.map(({ action }) => action))].sort(),
      empty: whyEmpty(sought, after),
      next: list?.next ?? null,
    },
    status,
  );
}

/** Why nothing is listed. */
function whyEmpty(sought: Sought, after: string): Word {
  if (after !== '') return 'audit.emptyAfter';
  return Object.values(sought).some(Boolean) ? 'audit.emptySearch' : 'audit.empty';
}

/** What was so before a deed or after it; null where there is nothing to tell. */
const details = (facts: unknown): string | null =>
  facts === null || facts === undefined ? null : JSON.stringify(facts, null, 2);

function entryLine(entry: AuditList['entries'][number], locale: Locale) {
  const role = `role.${entry.actor.role}`;
  return {
    ...{ ...entry, who: entry.actor.handle ?? entry.actor.id },
    roleName: isWord(role) ? word(locale, role) : entry.actor.role,
    ...{ before: details(entry.before), after: details(entry.after) },
    told: (entry.before ?? entry.after ?? null) !== null,
  };
}
