import type { FilingType } from '#domain/filing-types.ts';
import type { CertificateType } from '#domain/forms/certificate-types.ts';
import type { MaterialKind } from '#domain/materials/kinds.ts';
import type { OwnerRole } from '../persons.ts';
import type { Rule } from '../rule.ts';
import { PROVIDER_HELP } from './general-origin.ts';

/** Cards that say something on both sides: a passport has one page that counts. */
const TWO_SIDED: CertificateType[] = ['residentId', 'residencePermit'];

interface Asked {
  readonly who: { readonly zh: string; readonly en: string };
  readonly filingTypes: FilingType[];
  readonly front: MaterialKind;
  readonly back: MaterialKind;
}

const ASKED: Readonly<Record<OwnerRole, Asked>> = {
  subjectOwner: {
    who: { zh: '主体负责人', en: 'the subject owner' },
    filingTypes: ['newSubject'],
    ...{ front: 'subjectOwnerIdFront', back: 'subjectOwnerIdBack' },
  },
  serviceOwner: {
    who: { zh: '互联网信息服务负责人', en: 'the service owner' },
    filingTypes: ['newSubject', 'newService'],
    ...{ front: 'serviceOwnerIdFront', back: 'serviceOwnerIdBack' },
  },
};

/** Who is both owners shows the document once. */
const ANOTHER = [
  { if: 'differentPersons', first: 'serviceOwner', second: 'subjectOwner' },
] as const satisfies Rule['when'];

/** The pictures of an owner's document: both sides of a card, the page of a passport. */
export function ownerDocuments(role: OwnerRole): Rule[] {
  const { who, filingTypes, front, back } = ASKED[role];
  const prefix = role === 'subjectOwner' ? 'subject_owner' : 'service_owner';
  const when = role === 'serviceOwner' ? ANOTHER : [];
  const common = {
    provinces: 'all',
    concerns: { filingTypes },
    severity: 'blocks',
    ...PROVIDER_HELP,
  } as const;
  return [
    {
      ...common,
      code: `general.${prefix}_document_front`,
      when: [...when],
      check: { kind: 'requiredMaterial', anyOf: [front] },
      text: {
        zh: `须上传${who.zh}证件的正面（身份证人像面、护照资料页）。`,
        en: `The front of the document of ${who.en} is handed in: of a card the side with the portrait, of a passport the page with the data.`,
      },
      remedy: {
        zh: '请上传原件的彩色照片或扫描件。',
        en: 'Hand in a colour photo of the original.',
      },
      fields: ['materials'],
    },
    {
      ...common,
      code: `general.${prefix}_document_back`,
      when: [...when, { if: 'documentIs', who: role, oneOf: TWO_SIDED }],
      check: { kind: 'requiredMaterial', anyOf: [back] },
      text: {
        zh: `须上传${who.zh}证件的反面（身份证国徽面）。`,
        en: `The back of the card of ${who.en} is handed in, with the emblem and the validity.`,
      },
      remedy: {
        zh: '请上传原件的彩色照片或扫描件。',
        en: 'Hand in a colour photo of the original.',
      },
      fields: ['materials'],
    },
  ];
}
