import type { Bilingual } from '#domain/bilingual.ts';
import type { SubjectNature } from '#domain/forms/subject.ts';
import type { Province } from '#domain/provinces.ts';
import { ORGANISATIONS } from '../concerns.ts';
import type { OwnerRole } from '../persons.ts';
import type { Place } from '../places.ts';
import type { Rule } from '../rule.ts';
import { codeOf, type Origin } from './origin.ts';

// What many bureaus ask of the owners, in the same words.

/** 主体负责人为法定代表人. */
export function ownerIsRepresentative(
  province: Province,
  origin: Origin,
  natures: SubjectNature[] = ORGANISATIONS,
): Rule {
  return {
    code: codeOf(province, 'subject_owner_is_representative'),
    provinces: [province],
    concerns: { natures },
    check: { kind: 'samePerson', who: 'subjectOwner', as: 'legalRepresentative' },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '主体负责人必须是法定代表人。',
      en: 'The subject owner is the legal representative.',
    },
    remedy: {
      zh: '请将主体负责人改为证件上的法定代表人。',
      en: 'Enter the legal representative named on the certificate as the subject owner.',
    },
    fields: ['subjectOwner/name', 'subjectOwner/certificateNumber'],
  };
}

/** 互联网信息服务负责人不是法定代表人时，需上传授权书. */
export function letterForServiceOwner(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'letter_for_service_owner'),
    provinces: [province],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'differentPersons', first: 'serviceOwner', second: 'legalRepresentative' }],
    check: { kind: 'requiredMaterial', anyOf: ['letterOfAuthorisation'] },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '互联网信息服务负责人不是法定代表人时，须提供授权书。',
      en: 'A service owner who is not the legal representative needs a letter of authorisation.',
    },
    remedy: {
      zh: '请上传授权书，或将服务负责人改为法定代表人。',
      en: 'Hand in the letter, or make the legal representative the service owner.',
    },
    fields: ['serviceOwner/name'],
  };
}

/** 主体负责人不是法定代表人时，须为同一人并提供授权书. */
export function letterForSubjectOwner(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'letter_for_subject_owner'),
    provinces: [province],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'differentPersons', first: 'subjectOwner', second: 'legalRepresentative' }],
    check: { kind: 'requiredMaterial', anyOf: ['letterOfAuthorisation'] },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '主体负责人不是法定代表人时，须提供法定代表人授权书。',
      en: 'A subject owner who is not the legal representative needs a letter of authorisation.',
    },
    remedy: {
      zh: '请上传授权书，或将主体负责人改为法定代表人。',
      en: 'Hand in the letter, or make the legal representative the subject owner.',
    },
    fields: ['subjectOwner/name'],
  };
}

/** 非法定代表人时，主体负责人与名下所有服务负责人须为同一人. */
export function oneOwnerForAll(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'one_owner_for_all'),
    provinces: [province],
    concerns: { natures: ORGANISATIONS },
    when: [{ if: 'differentPersons', first: 'subjectOwner', second: 'legalRepresentative' }],
    check: { kind: 'samePerson', who: 'serviceOwner', as: 'subjectOwner', alsoFiled: true },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '主体负责人不是法定代表人时，名下所有互联网信息服务负责人须与主体负责人为同一人。',
      en: 'Where the subject owner is not the legal representative, that person is the owner of all services of the subject as well.',
    },
    remedy: {
      zh: '请将所有服务负责人改为主体负责人，或由法定代表人担任主体负责人。',
      en: 'Make the subject owner the owner of every service, or the legal representative the subject owner.',
    },
    fields: ['serviceOwner/name', 'serviceOwner/certificateNumber'],
  };
}

const WHO: Readonly<Record<OwnerRole, Bilingual>> = {
  subjectOwner: { zh: '主体负责人', en: 'The subject owner' },
  serviceOwner: { zh: '互联网信息服务负责人', en: 'The service owner' },
};

/** 负责人须年满若干周岁. */
export function ownersAtLeast(
  province: Province,
  origin: Origin,
  atLeast: number,
  {
    who = ['subjectOwner', 'serviceOwner'],
    natures = ORGANISATIONS,
    name = 'owners_of_age',
  }: { who?: OwnerRole[]; natures?: SubjectNature[]; name?: string } = {},
): Rule {
  const [first] = who;
  const { zh, en } = who.length === 1 && first ? WHO[first] : { zh: '负责人', en: 'Each owner' };
  return {
    code: codeOf(province, name),
    provinces: [province],
    concerns: { natures },
    check: { kind: 'ageRange', who, atLeast },
    severity: 'blocks',
    ...origin,
    text: {
      zh: `${zh}须年满 {atLeast} 周岁。`,
      en: `${en} is at least {atLeast} years old.`,
    },
    remedy: {
      zh: '请核对证件号码，或更换符合年龄要求的负责人。',
      en: 'Check the certificate number, or name an owner of that age.',
    },
    fields: who.map((role): Place => `${role}/certificateNumber`),
  };
}

/** 主体负责人手机号码不得与应急号码重复. */
export function mobileIsNotEmergency(province: Province, origin: Origin): Rule {
  return {
    code: codeOf(province, 'mobile_is_not_emergency_number'),
    provinces: [province],
    concerns: { natures: ORGANISATIONS },
    check: { kind: 'numbersDiffer', who: ['subjectOwner'] },
    severity: 'blocks',
    ...origin,
    text: {
      zh: '主体负责人手机号码不得与应急号码重复；号码无归属地要求。',
      en: "The subject owner's mobile is not the emergency number; numbers of any place are taken.",
    },
    remedy: { zh: '请填写另一个可接通的应急号码。', en: 'Enter another number that is answered.' },
    fields: ['subjectOwner/emergencyNumber'],
  };
}
