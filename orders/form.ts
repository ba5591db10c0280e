import { CodedError } from '#domain/errors.ts';
import type { Vault } from '#prisma/vault.ts';

/** The stages in which the applicant may still write in the form. */
export const EDITABLE: readonly string[] = ['draft', 'correction'];

const place = (orderNo: string) => `orders.form:${orderNo}`;

/** The columns that hold a form's content. */
export function sealForm(vault: Vault, orderNo: string, form: unknown) {
  return {
    formCipher: vault.seal(place(orderNo), JSON.stringify(form)),
    formKeyId: vault.keyId,
  };
}

/** The form as its applicant last saved it. */
export function readForm(
  vault: Vault,
  order: { orderNo: string; formCipher: Uint8Array; formKeyId: string },
): unknown {
  const sealed = { cipher: order.formCipher, keyId: order.formKeyId };
  return JSON.parse(vault.open(place(order.orderNo), sealed));
}

/** The refusal of a stale revision (412): somebody or something changed the order since it was read. */
export function changedMeanwhile(order: {
  orderNo: string;
  revision: number;
  formVersion: number;
  stage: string;
}): CodedError {
  return new CodedError(
    'order.changed_meanwhile',
    `Order ${order.orderNo} was changed since you read it; it is in ${order.stage} now.`,
    {
      field: 'If-Match',
      facts: { revision: order.revision, formVersion: order.formVersion, stage: order.stage },
      remedy: 'Read the order again and decide on what it says now.',
    },
  );
}
