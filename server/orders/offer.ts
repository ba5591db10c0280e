import Type from 'typebox';
import type { Actor } from '#domain/roles.ts';
import { handlesOf } from '#orders/accounts.ts';
import type { OrdersDeps } from '#orders/deps.ts';
import { readForm } from '#orders/form.ts';
import { Text, nullable } from '../schemas.ts';
import type { OrderRow } from './view.ts';

/** What the receiver of a transfer is told of it: which service, and from whom. */
export const OfferSchema = Type.Object(
  {
    from: nullable(Type.String({ description: 'The handle of the account that it comes from' })),
    icpNumber: Text,
    kind: Text,
    name: Text,
    subjectName: Type.String({ description: 'The subject that the service stays filed under' }),
  },
  { description: 'For the receiver of a transfer: what is offered' },
);

export type Offer = Type.Static<typeof OfferSchema>;

/** Whether an order is a transfer that this account was asked to accept; a draft was offered to nobody yet. */
export const isOfferedTo = (
  { receiverId, accountId, stage }: Pick<OrderRow, 'receiverId' | 'accountId' | 'stage'>,
  { id }: Actor,
): boolean => receiverId === id && accountId !== id && stage !== 'draft';

/** What is offered: of the form only what says which service it is. */
export async function offerOf({ db, vault }: OrdersDeps, order: OrderRow): Promise<Offer> {
  const form = readForm(vault, order) as {
    subject: { name: string };
    service: Pick<Offer, 'icpNumber' | 'kind' | 'name'>;
  };
  const handles = await handlesOf(db, [order.accountId]);
  const { icpNumber, kind, name } = form.service;
  const from = handles.get(order.accountId) ?? null;
  return { from, icpNumber, kind, name, subjectName: form.subject.name };
}
