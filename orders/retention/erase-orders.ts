import { sealForm } from '../form.ts';
import type { Erasing } from './carrier.ts';
import { emptied } from './emptied.ts';

/** What an erased form says. */
const NOTHING = {};

/**
 * Takes everything personal out of orders: the form, the forms it was returned with, what was reported,
 * notes and texts. What is left says that there was an order, what became of it, and when.
 */
export async function eraseOrders(
  { tx, vault, at }: Erasing,
  orderNos: readonly string[],
): Promise<void> {
  const of = { orderNo: { in: [...orderNos] } };
  for (const orderNo of orderNos) {
    await tx.order.update({
      where: { orderNo },
      // Whoever still has the form open finds that it was changed.
      data: {
        ...sealForm(vault, orderNo, NOTHING),
        formVersion: { increment: 1 },
        erasedAt: at,
      },
    });
  }
  await tx.returnedForm.deleteMany({ where: of });
  await tx.timelineEntry.updateMany({
    where: of,
    data: { noteCipher: null, wordsCipher: null, keyId: null },
  });
  await tx.task.updateMany({ where: of, data: { noteCipher: null, keyId: null } });
  for (const { id } of await tx.report.findMany({ where: of, select: { id: true } })) {
    const { cipher, keyId } = emptied(vault, ['reports', 'form'], [id], JSON.stringify(NOTHING));
    const data = { formCipher: cipher, keyId, filedCipher: null };
    await tx.report.update({ where: { id }, data });
  }
  for (const { id } of await tx.proposal.findMany({ where: of, select: { id: true } })) {
    const { cipher, keyId } = emptied(vault, ['proposals', 'text'], [id]);
    await tx.proposal.update({
      where: { id },
      data: { textCipher: cipher, commentCipher: null, keyId },
    });
  }
}
