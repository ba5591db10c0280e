import type { Bilingual } from '#domain/bilingual.ts';
import { PROVINCE_NAMES, type Province } from '#domain/provinces.ts';
import { ALL_DOCUMENTS } from './certificate-types.ts';
import { choice, group, text } from './fields.ts';

/** What a subject may be by law (主办单位性质). */
export const SUBJECT_NATURES = {
  enterprise: { zh: '企业', en: 'Enterprise' },
  soleTrader: { zh: '个体工商户', en: 'Sole trader' },
  individual: { zh: '个人', en: 'Individual' },
  institution: { zh: '事业单位', en: 'Public institution' },
  government: { zh: '政府机关', en: 'Government body' },
  socialOrganisation: { zh: '社会组织', en: 'Social organisation' },
} as const satisfies Record<string, Bilingual>;

export type SubjectNature = keyof typeof SUBJECT_NATURES;

const NATURES = Object.keys(SUBJECT_NATURES) as SubjectNature[];
const PROVINCES: Province[] = [...PROVINCE_NAMES];

/** The organisation or person that runs the services (主体). Lengths: the authority's interface. */
export const SubjectSchema = group(
  { zh: '主体信息', en: 'Subject' },
  {
    nature: choice({ zh: '主体性质', en: 'Nature of the subject' }, NATURES),
    certificateType: choice({ zh: '主体证件类型', en: 'Subject certificate type' }, ALL_DOCUMENTS),
    certificateNumber: text({ zh: '主体证件号码', en: 'Subject certificate number' }, 255),
    name: text(
      {
        zh: '主体名称',
        en: 'Name of the subject',
        help: {
          zh: '与证件上的名称完全一致；个人填写本人姓名。',
          en: "Exactly as on the certificate; for an individual, the person's name.",
        },
      },
      255,
    ),
    province: choice(
      {
        zh: '省份',
        en: 'Province',
        help: {
          zh: '单位选择证件签发地；个人选择身份证所在地，或当地允许的居住地。',
          en: 'Where the certificate was issued; for an individual, of the ID card or an accepted residence.',
        },
      },
      PROVINCES,
    ),
    city: text({ zh: '城市', en: 'City' }, 64),
    county: text({ zh: '区县', en: 'County or district' }, 64),
    domicile: text({ zh: '证件住所', en: 'Domicile on the certificate' }, 1024),
    mailingAddress: text({ zh: '通信地址', en: 'Mailing address' }, 1024),
  },
);
