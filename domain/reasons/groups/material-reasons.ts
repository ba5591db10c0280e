import { DESCRIBING, REVIEWED } from '../filing-scopes.ts';
import { CERTIFICATES, MATERIALS, SUBJECT_ADDRESSES } from '../places.ts';
import type { ReasonTable } from '../review-reason.ts';

/** What can be wrong with what is handed in. A material is named by the field that it proves. */
export const MATERIAL_REASONS = {
  certificateNotAccepted: {
    title: { zh: '证件不合格', en: 'Certificate not accepted' },
    explanation: {
      zh: '证件照片或证件本身不符合备案要求。',
      en: 'The photo, or the certificate itself, is not as a filing needs it.',
    },
    remedy: {
      zh: '请提交最新、清晰、完整的证件原件彩色照片，有效期不少于三个月。',
      en: 'Hand in a clear, complete colour photo of the newest original, valid for three more months.',
    },
    fields: CERTIFICATES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  photoOfScreen: {
    title: { zh: '证件为屏幕翻拍', en: 'Photo of a screen' },
    explanation: {
      zh: '证件照片是对屏幕拍摄的。',
      en: 'The certificate was photographed from a display.',
    },
    remedy: {
      zh: '请直接拍摄或扫描证件原件。',
      en: 'Photograph or scan the paper itself.',
    },
    fields: CERTIFICATES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  copyOrElectronicCertificate: {
    title: { zh: '证件为复印件或电子证照', en: 'Copy or electronic certificate' },
    explanation: {
      zh: '提交的是复印件、黑白件或电子证照，不是原件。',
      en: 'What was handed in is a copy, in black and white, or an electronic certificate.',
    },
    remedy: {
      zh: '请提交证件原件的彩色照片或扫描件；水印不得遮挡关键信息。',
      en: 'Hand in a colour photo or scan of the original; a watermark may cover nothing that matters.',
    },
    fields: CERTIFICATES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  certificateIllegible: {
    title: { zh: '证件照片不清晰或不完整', en: 'Photo blurred, glaring or cut' },
    explanation: {
      zh: '照片模糊、反光、缺边或文字被遮挡。',
      en: 'The photo is blurred, glares, or lacks an edge or some of the text.',
    },
    remedy: {
      zh: '请在光线均匀处重新拍摄，四角完整、文字清晰。',
      en: 'Take it again in even light, with all four corners and every word legible.',
    },
    fields: CERTIFICATES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  certificateExpiresSoon: {
    title: { zh: '证件有效期不足三个月', en: 'Certificate valid for less than three months' },
    explanation: {
      zh: '证件有效期至 {date}，不足三个月。',
      en: 'The certificate is valid until {date}: less than three months are left.',
    },
    remedy: {
      zh: '请换领新证后重新提交。',
      en: 'Get the new certificate, then resubmit.',
    },
    fields: CERTIFICATES,
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: ['date'],
  },
  addressProofMissing: {
    title: { zh: '地址证明材料缺失', en: 'Proof of address missing' },
    explanation: {
      zh: '证件住所不在备案所在地，且未提交居住证等证明材料。',
      en: 'The certificate names an address elsewhere, and nothing proves one in this province.',
    },
    remedy: {
      zh: '请按所在省份规则提交居住证等地址证明材料。',
      en: "Bring the province's proof of address, such as a residence permit.",
    },
    fields: [...SUBJECT_ADDRESSES, ...MATERIALS],
    returns: 'toComplete',
    curable: true,
    filingTypes: DESCRIBING,
    variables: [],
  },
  promiseMissing: {
    title: { zh: '缺少承诺书', en: 'Promise or notice missing' },
    explanation: {
      zh: '{province}管局要求的承诺书或真实性告知书未提交，或未按要求签署。',
      en: 'The promise or truthfulness notice that the bureau of {province} asks for is missing, or not signed as asked.',
    },
    remedy: {
      zh: '请下载该省模板，由负责人本人手写签署后上传。',
      en: 'Download the template of the province, have it signed by hand, and hand it in.',
    },
    fields: MATERIALS,
    returns: 'toComplete',
    curable: true,
    filingTypes: REVIEWED,
    variables: ['province'],
  },
} as const satisfies ReasonTable;
