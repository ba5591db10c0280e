import { randomUUID } from 'node:crypto';
import type { NewSubjectForm } from '#domain/forms/new-subject.ts';
import type { Person } from '#domain/forms/person.ts';
import type { Transaction } from '#prisma/client.ts';
import type { Vault } from '#prisma/vault.ts';
import type { OpenStep } from './open-step.ts';
import { readReport } from './reports.ts';

/**
 * Writes what the bureau granted into the registry, with the order's end: the report as it was sent,
 * under the numbers that the bureau issued. What the bureau says is filed, is filed: a record that
 * stands there already is brought up to it, never refused.
 */
export async function writeRegistry(step: OpenStep): Promise<void> {
  const { tx, deps, order, event, at } = step;
  const report = await tx.report.findUniqueOrThrow({ where: { id: step.reportId ?? '' } });
  const form = readReport(deps.vault, report) as NewSubjectForm;
  const granted = { grantedAt: at, grantedByOrder: order.orderNo };
  const subjectNumber = String(event.subjectNumber);
  const serviceNumber = String(event.serviceNumber);

  const subjectId = await writeSubject(step, form, subjectNumber, granted);
  const { kind, name, domains, ipAddresses, owner, ...details } = form.service;
  const service = { subjectId, accountId: order.accountId, kind, name, details, ...granted };
  const ownerId = await writePerson(tx, deps.vault, owner);
  const { id: serviceId } = await tx.service.upsert({
    where: { icpNumber: serviceNumber },
    create: { id: randomUUID(), icpNumber: serviceNumber, ownerId, ...service },
    update: { ownerId, ...service },
  });
  for (const domain of domains) {
    const holder = { name: domain, subjectId };
    await tx.domainHolder.upsert({
      where: { name: domain },
      create: holder,
      update: { subjectId },
    });
    const row = { name: domain, serviceId, subjectId };
    await tx.domain.upsert({
      where: { name_serviceId: { name: domain, serviceId } },
      create: row,
      update: row,
    });
  }
  await tx.access.create({ data: { id: randomUUID(), serviceId, ipAddresses, ...granted } });
  step.patch.icpNumber = serviceNumber;
}

async function writeSubject(
  { tx, deps: { vault }, order }: OpenStep,
  { subject, subjectOwner }: NewSubjectForm,
  icpNumber: string,
  granted: { grantedAt: Date; grantedByOrder: string },
): Promise<string> {
  const certificateIndex = vault.index('certificate', subject.certificateNumber);
  const known = await tx.subject.findUnique({
    where: { liveCertificateIndex: certificateIndex },
  });
  const id = known?.id ?? randomUUID();
  const seal = (column: string, text: string) => vault.seal(`subjects.${column}:${id}`, text);
  const { domicile, mailingAddress, city, county } = subject;
  const data = {
    accountId: order.accountId,
    province: subject.province,
    nature: subject.nature,
    certificateType: subject.certificateType,
    certificateCipher: seal('certificate', subject.certificateNumber),
    certificateIndex,
    liveCertificateIndex: certificateIndex,
    nameCipher: seal('name', subject.name),
    nameIndex: vault.index('subjectName', subject.name),
    addressCipher: seal('address', JSON.stringify({ city, county, domicile, mailingAddress })),
    ownerId: await writePerson(tx, vault, subjectOwner),
    icpNumber,
    keyId: vault.keyId,
    ...granted,
  };
  await tx.subject.upsert({ where: { id }, create: { id, ...data }, update: data });
  return id;
}

async function writePerson(tx: Transaction, vault: Vault, person: Person): Promise<string> {
  const id = randomUUID();
  const seal = (column: string, text: string) => vault.seal(`persons.${column}:${id}`, text);
  await tx.person.create({
    data: {
      id,
      nameCipher: seal('name', person.name),
      certificateType: person.certificateType,
      certificateCipher: seal('certificate', person.certificateNumber),
      certificateIndex: vault.index('certificate', person.certificateNumber),
      mobileCipher: seal('mobile', person.mobile),
      mobileIndex: vault.index('mobile', person.mobile),
      emergencyCipher: seal('emergency', person.emergencyNumber),
      emailCipher: seal('email', person.email),
      keyId: vault.keyId,
    },
  });
  return id;
}
