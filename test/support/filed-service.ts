import { randomUUID } from 'node:crypto';
import type { OrdersDeps } from '#orders/deps.ts';
import { creditCode } from './forms.ts';

let made = 0;

/** The certificates of fresh forms are counted from the same beginning: none of them is one of these. */
const FAR = 5_000_000;

/** A service that is filed here, and what a form says of it and of its subject. */
export interface FiledService {
  readonly id: string;
  readonly icpNumber: string;
  readonly subject: {
    readonly icpNumber: string;
    readonly nature: 'enterprise';
    readonly certificateType: 'unifiedSocialCreditCode';
    readonly certificateNumber: string;
    readonly name: string;
    readonly province: '天津';
  };
  readonly service: { readonly icpNumber: string; readonly kind: 'website'; readonly name: string };
}

/** Files a website under a subject of its own, straight in the record: as an import would have left it. */
export async function givenFiledService(
  { db, vault }: Pick<OrdersDeps, 'db' | 'vault'>,
  accountId: string | null,
  more: { readonly endedAt?: Date } = {},
): Promise<FiledService> {
  made += 1;
  const n = process.pid * 1000 + made;
  const [id, subjectId, ownerId] = [randomUUID(), randomUUID(), randomUUID()];
  const icpNumber = `津ICP备${String(2_026_000_000 + (n % 1_000_000))}号`;
  const subject = {
    ...({ icpNumber, nature: 'enterprise', certificateType: 'unifiedSocialCreditCode' } as const),
    ...{ certificateNumber: creditCode((n + FAR) % 10_000_000), name: '天津清禾示例茶业有限公司' },
    province: '天津' as const,
  };
  const service = { icpNumber: `${icpNumber}-1`, kind: 'website', name: '清禾茶业官网' } as const;
  const of = (table: string, key: string) => (column: string, text: string) =>
    vault.seal(`${table}.${column}:${key}`, text);
  const [person, filed] = [of('persons', ownerId), of('subjects', subjectId)];
  const certificateIndex = vault.index('certificate', subject.certificateNumber);
  const granted = { grantedAt: new Date('2026-01-05T02:00:00Z'), ...more };
  await db.person.create({
    data: {
      ...{ id: ownerId, certificateType: 'residentId', keyId: vault.keyId },
      ...{ nameCipher: person('name', '张清'), certificateCipher: person('certificate', '1') },
      ...{ certificateIndex: `of ${ownerId}`, mobileIndex: `of ${ownerId}` },
      ...{ mobileCipher: person('mobile', '13900000000'), emailCipher: person('email', 'a@b.cn') },
      emergencyCipher: person('emergency', '13900000001'),
    },
  });
  await db.subject.create({
    data: {
      ...{ id: subjectId, accountId, province: '天津', nature: subject.nature, ownerId },
      ...{ certificateType: subject.certificateType, certificateIndex, icpNumber },
      certificateCipher: filed('certificate', subject.certificateNumber),
      liveCertificateIndex: certificateIndex,
      nameCipher: filed('name', subject.name),
      nameIndex: vault.index('subjectName', subject.name),
      addressCipher: filed('address', '{}'),
      ...{ keyId: vault.keyId, grantedAt: granted.grantedAt },
    },
  });
  await db.service.create({
    data: { id, subjectId, accountId, ownerId, details: {}, ...service, ...granted },
  });
  return { id, icpNumber: service.icpNumber, subject, service };
}
