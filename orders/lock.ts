import { CodedError } from '#domain/errors.ts';
import type { Prisma, Transaction } from '#prisma/client.ts';

/** An order as it stands under its lock, with the terms that run. */
export type LockedOrder = Prisma.OrderGetPayload<{ include: { dues: true } }>;

/**
 * Locks the order's row until the transaction ends: everything that changes an order passes here,
 * so two of them follow one another.
 * @throws CodedError `order.not_found`.
 */
export async function lockOrder(tx: Transaction, orderNo: string): Promise<LockedOrder> {
  await tx.$queryRaw`SELECT 1 FROM orders WHERE order_no = ${orderNo} FOR UPDATE`;
  const order = await tx.order.findUnique({ where: { orderNo }, include: { dues: true } });
  if (order === null) throw orderNotFound(orderNo);
  return order;
}

/** The refusal for an order that does not exist, or that this account may not know of: the two look the same. */
export function orderNotFound(orderNo: string): CodedError {
  return new CodedError('order.not_found', `There is no order ${orderNo} among your orders.`, {
    remedy: 'Check the number; your orders are listed at GET /api/v1/orders.',
  });
}
