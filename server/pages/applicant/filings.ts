import { randomUUID } from 'node:crypto';
import { dayInShanghai } from '#domain/calendar/days.ts';
import type { FilingType } from '#domain/filing-types.ts';
import type { Api } from '../../api.ts';
import type { OwnFilingsView } from '../../accounts/filings.ts';
import { choiceNames } from '../form/choice-names.ts';
import { typeName } from '../order-line.ts';
import { memberOf, show, type Desk } from '../visit.ts';
import { word } from '../words.ts';
import { FILING_SENTENCES } from '../words/filing-types.ts';

type SubjectView = OwnFilingsView['subjects'][number];
type ServiceView = SubjectView['services'][number];

const named = (code: string) => choiceNames([code])[code];
const dayOf = (instant: string): string => dayInShanghai(new Date(instant));

/** The orders that can be opened about something; a key each, so that pressing twice opens one. */
const offers = (orders: readonly string[]) =>
  orders.map((type) => ({
    ...{ type, name: typeName(type), key: randomUUID() },
    sentence: FILING_SENTENCES[type as FilingType],
  }));

const serviceLines = (service: ServiceView) => ({
  ...{ ...service, kindName: named(service.kind), approved: dayOf(service.grantedAt) },
  accesses: service.accesses.map(({ ipAddresses, otherProvider }) => ({
    ...{ otherProvider, addresses: ipAddresses.join(', ') },
  })),
  offers: offers(service.orders),
});

const subjectLines = (subject: SubjectView) => ({
  ...{ ...subject, natureName: named(subject.nature) },
  approved: subject.grantedAt === null ? null : dayOf(subject.grantedAt),
  certificateName: subject.certificateType === null ? null : named(subject.certificateType),
  offers: offers(subject.orders),
  services: subject.services.map(serviceLines),
});

/** What is filed under the account, and what can be ordered about each. */
export function filingsRoutes(pages: Api, desk: Desk): void {
  pages.get('/filings', { schema: { hide: true } }, async (request, reply) => {
    const member = memberOf(desk, request);
    const { mainAccount, subjects } = await member.api.filings();
    return show(request, reply, member, 'filings', {
      title: word(member.locale, 'filings.title'),
      mainAccount,
      subjects: subjects.map(subjectLines),
    });
  });
}
