import Type from 'typebox';
import type { FilingType } from '#domain/filing-types.ts';
import { FILING_TYPES } from '#domain/filing-types.ts';
import { ownFilings, type OwnService, type OwnSubject } from '#orders/own-filings.ts';
import type { Api } from '../api.ts';
import type { ApiDeps } from '../ports.ts';
import { Instant, nullable, refusals, SECURED, Text } from '../schemas.ts';

const TYPES = Object.keys(FILING_TYPES) as FilingType[];

const Orders = Type.Array(Type.Enum(TYPES), { description: 'What you can order about it' });

const OwnServiceSchema = Type.Object({
  icpNumber: Text,
  kind: Text,
  name: Text,
  domains: Type.Array(Text),
  grantedAt: Instant,
  accesses: Type.Array(
    Type.Object({
      ipAddresses: Type.Array(Text),
      otherProvider: nullable(
        Type.String({ description: 'Of an access elsewhere: its provider; null for ours' }),
      ),
      grantedAt: Instant,
    }),
  ),
  orders: Orders,
});

/** Of another’s subject, under which a service is yours, you are told what is published. */
const HeldOnly = Type.String({ description: 'Null unless the subject is your account’s own' });

const OwnSubjectSchema = Type.Object({
  icpNumber: Text,
  nature: Text,
  name: Text,
  province: Text,
  certificateType: nullable(HeldOnly),
  certificateNumber: nullable(HeldOnly),
  grantedAt: nullable(Instant),
  orders: Orders,
  services: Type.Array(OwnServiceSchema),
});

export const OwnFilingsSchema = Type.Object({
  mainAccount: nullable(
    Type.String({ description: 'For a sub-user: the handle of its main account' }),
  ),
  subjects: Type.Array(OwnSubjectSchema),
  empty: nullable(Text),
});

export type OwnFilingsView = Type.Static<typeof OwnFilingsSchema>;

/** What is filed under the account that asks, for its own eyes. */
export function filingsRoute(api: Api, deps: ApiDeps): void {
  api.get(
    '/account/filings',
    {
      config: { right: 'filings.own' },
      schema: {
        tags: ['account'],
        summary: 'What is filed under your account, and what you can order about it',
        ...SECURED,
        response: { 200: OwnFilingsSchema, ...refusals(403) },
      },
    },
    async ({ actor }) => {
      const { mainAccount, subjects } = await ownFilings(deps, actor);
      const empty = subjects.length > 0 ? null : whyEmpty(mainAccount);
      return { mainAccount, subjects: subjects.map(subjectView), empty };
    },
  );
}

const whyEmpty = (mainAccount: string | null): string =>
  mainAccount === null
    ? 'Nothing is filed under your account yet: order a first filing, or claim what was filed before.'
    : `You were given no service yet. Ask your main account, ${mainAccount}.`;

function subjectView({ record, grantedAt, held, orders, services }: OwnSubject) {
  const { icpNumber, nature, certificateType, certificateNumber, name, province } = record;
  const toItsHolder = { certificateType, certificateNumber, grantedAt: grantedAt.toISOString() };
  return {
    ...{ icpNumber, nature, name, province, orders: [...orders] },
    ...(held ? toItsHolder : { certificateType: null, certificateNumber: null, grantedAt: null }),
    services: services.map(serviceView),
  };
}

function serviceView({ record, grantedAt, accesses, orders }: OwnService) {
  const { icpNumber, kind, name, domains } = record;
  return {
    ...{ icpNumber, kind, name, domains: [...domains] },
    ...{ grantedAt: grantedAt.toISOString(), orders: [...orders] },
    accesses: accesses.map((access) => ({
      ipAddresses: [...access.record.ipAddresses],
      otherProvider: access.record.otherProvider,
      grantedAt: access.grantedAt.toISOString(),
    })),
  };
}
