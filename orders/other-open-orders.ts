import type { CheckFinding } from '#domain/checks/finding.ts';
import { pointerInForm } from '#domain/checks/field-in-form.ts';
import { canonicalCertificateNumber } from '#domain/identifiers/certificate-number.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import { identifiersOf, type IndexedIdentifier } from './identifiers.ts';
import type { FilingHere } from './filing-here.ts';

type Kind = IndexedIdentifier['kind'];

/** What two orders may have in common: where it stands in a form, and what it is called. */
const SHARED: Readonly<Record<Kind, { at: string; zh: string; en: string }>> = {
  domain: { at: '/service/domains', zh: '域名', en: 'domain' },
  mobile: { at: '/subjectOwner/mobile', zh: '手机号码', en: 'mobile number' },
  certificate: {
    at: '/subjectOwner/certificateNumber',
    zh: '负责人证件号码',
    en: "owner's certificate number",
  },
};

/** Nobody has looked at an open order yet, so that it can stop no other one. */
function warning(kind: Kind, { filingType, form }: FilingHere): CheckFinding {
  const { at, zh, en } = SHARED[kind];
  return {
    code: `record.open_order_same_${kind}`,
    severity: 'warns',
    source: '本系统记录',
    field: pointerInForm(filingType, form, at),
    text: {
      zh: `另一个办理中的订单填写了相同的${zh}。`,
      en: `Another order that is under way names the same ${en}.`,
    },
    remedy: {
      zh: '可以提交，审核人员会对照两个订单；如有疑问，请联系接入服务商。',
      en: 'It can be submitted: the reviewer looks at both. If it is yours alone, write to the provider.',
    },
  };
}

/** Warns of what open orders about other subjects name as well; blind indexes are compared. */
export async function sharedWithOpenOrders(
  tx: Transaction,
  vault: Vault,
  filing: FilingHere,
): Promise<CheckFinding[]> {
  const { form, orderNo } = filing;
  const number = canonicalCertificateNumber(form.subject?.certificateNumber ?? '');
  const subject = vault.index('certificate', number);
  const indexes = identifiersOf(vault, form).map(({ index }) => index);
  const found = await tx.$queryRaw<{ kind: Kind }[]>`
    SELECT DISTINCT kind FROM order_identifiers JOIN orders USING (order_no)
    WHERE index = ANY(${indexes}::text[]) AND order_no <> ${orderNo ?? ''}
      AND open_certificate_index <> ${subject} ORDER BY kind`;
  return found.map(({ kind }) => warning(kind, filing));
}
