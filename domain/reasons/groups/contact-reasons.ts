import { DESCRIBING } from '../filing-scopes.ts';
import { OWNER_CONTACTS, OWNER_MOBILES, OWNER_PHONES, OWNERS } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with how a person is reached. */
export const CONTACT_REASONS = {
  contactProblem: {
    title: { zh: '联系方式问题', en: 'Contact details' },
    explanation: {
      zh: '手机号码、应急电话或邮箱不符合要求。',
      en: 'A mobile, emergency number or e-mail does not hold.',
    },
    remedy: {
      zh: '请填写本人可接通的手机号码和邮箱，且不与他人或应急号码重复。',
      en: "Give the person's own reachable mobile and e-mail, different from other persons' and from the emergency number.",
    },
    fields: OWNERS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  phoneUnreachable: {
    title: { zh: '联系电话无法接通', en: 'Phone not answered' },
    explanation: {
      zh: '核实电话为空号、停机、关机或无人接听，未能与负责人核实。',
      en: 'The number is dead, off or unanswered, so that nothing could be verified with the person.',
    },
    remedy: {
      zh: '请更换号码，或保持畅通、关闭来电拦截并接听核实电话。',
      en: 'Change the number, or keep it on without call blocking and take the verification call.',
    },
    fields: OWNER_PHONES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  phoneNotLocal: {
    title: { zh: '联系电话非本地号码', en: 'Phone number not local' },
    explanation: {
      zh: '{province}管局要求或建议填写当地号码。',
      en: 'The bureau of {province} asks for a local number, or advises one.',
    },
    remedy: {
      zh: '请填写当地可接通的号码。',
      en: 'Give a local number that is answered.',
    },
    fields: OWNER_PHONES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['province'],
  },
  mobileUsedElsewhere: {
    title: { zh: '手机号码已被其他主体使用', en: 'Mobile used by another subject' },
    explanation: {
      zh: '该手机号码已出现在其他主体的备案信息中。',
      en: 'This mobile stands in the filing of another subject.',
    },
    remedy: {
      zh: '请填写未用于其他主体备案的本人手机号码。',
      en: 'Give a mobile of the person’s own that no other filing has.',
    },
    fields: OWNER_MOBILES,
    returns: 'rejected',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  contactShared: {
    title: { zh: '不同负责人联系方式相同', en: 'Two persons with the same contact' },
    explanation: {
      zh: '两位负责人填写了相同的手机号码或邮箱。',
      en: 'Two persons gave the same mobile or e-mail.',
    },
    remedy: {
      zh: '请分别填写各自本人的手机号码和邮箱。',
      en: 'Give each person’s own mobile and e-mail.',
    },
    fields: OWNER_CONTACTS,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  mobileIsEmergencyNumber: {
    title: { zh: '手机号码与应急号码重复', en: 'Mobile is the emergency number' },
    explanation: {
      zh: '应急联系电话与负责人的手机号码相同。',
      en: 'The emergency number is the mobile of the person.',
    },
    remedy: {
      zh: '请填写另一个可接通的应急联系电话。',
      en: 'Give another emergency number that is answered.',
    },
    fields: OWNER_PHONES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
} as const satisfies ReasonTable;
