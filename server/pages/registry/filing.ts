import type { FastifyReply, FastifyRequest } from 'fastify';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { Api } from '../../api.ts';
import { registryPath } from '../addresses.ts';
import { typeName } from '../order-line.ts';
import { serveMasked } from '../masked-page.ts';
import { REVEAL_CHOICES, type RevealedFields } from '../reveals.ts';
import { fieldsIn, oneOf, show, type Desk, type Member } from '../visit.ts';
import { standingLines } from './standing-lines.ts';
import { staffOf } from './staff-only.ts';
import { comparisonLines, historyLines } from './version-lines.ts';

const numberIn = ({ params }: { readonly params: unknown }): string =>
  canonicalIcpNumber((params as { number: string }).number);

async function showFiling(
  request: FastifyRequest,
  reply: FastifyReply,
  member: Member,
  revealed: RevealedFields,
): Promise<FastifyReply> {
  const { api, locale } = member;
  const number = numberIn(request);
  const query = fieldsIn(request.query);
  const compared = {
    ...{ from: oneOf(query, 'from'), to: oneOf(query, 'to'), record: oneOf(query, 'record') },
  };
  const [filing, { versions }, comparison] = await Promise.all([
    api.filing(number),
    api.versions(number),
    compared.from === '' || compared.to === '' ? null : api.compare(number, compared),
  ]);
  const own = filing.services.find(({ icpNumber }) => icpNumber === number);
  const record = own ?? filing.subject;
  return show(request, reply, member, 'filing', {
    title: own?.name ?? filing.name,
    ...{ number, path: registryPath(number), subjectPath: registryPath(filing.icpNumber) },
    ...{ revealReasons: REVEAL_CHOICES, revealed: revealed.values.size > 0 },
    subject: own === undefined ? null : { name: filing.name, icpNumber: filing.icpNumber },
    record: record === null ? null : standingLines(record, member, revealed),
    accesses: (own?.accesses ?? []).map((access) => standingLines(access, member, revealed)),
    services: (own === undefined ? filing.services : []).map((service) => ({
      ...{ name: service.name, icpNumber: service.icpNumber, endedAt: service.endedAt },
      path: registryPath(service.icpNumber),
    })),
    openOrders: filing.openOrders.map((order) => ({
      ...{ ...order, typeName: typeName(order.filingType) },
    })),
    histories: historyLines(versions, compared),
    comparison: comparison === null ? null : comparisonLines(comparison, locale),
  });
}

/**
 * A subject or a service as it is filed, what it was, and what differs between two of its versions; masked, with
 * one field at a time revealed for whoever says why.
 */
export function filingRoutes(pages: Api, desk: Desk): void {
  serveMasked(pages, {
    address: '/registry/filings/:number',
    reader: (request) => staffOf(desk, request),
    reveal: ({ api }, request, { record, wanted }) =>
      api.revealOfFiling(numberIn(request), { ...wanted, record }),
    show: showFiling,
  });
}
