import type Type from 'typebox';
import { choiceOf, group, optionalList, text } from './fields.ts';
import { MATERIAL_KINDS } from '#domain/materials/kinds.ts';

/** A material that was uploaded before, by its id; the form never holds the file itself. */
const MaterialReferenceSchema = group(
  { zh: '备案材料', en: 'Material' },
  {
    kind: choiceOf({ zh: '材料类型', en: 'Kind of material' }, MATERIAL_KINDS),
    id: text(
      {
        ...{ zh: '材料编号', en: 'Id of the material' },
        help: { zh: '上传材料时返回的编号。', en: 'The id that its upload answered with.' },
        example: '0b6f0f5e6f1e4c539d3b3f0f6f1c2a11',
      },
      64,
    ),
  },
);

/** The materials of a filing, as references; a kind may stand more than once. */
export const materials = optionalList(
  {
    ...{ zh: '备案材料', en: 'Materials' },
    help: {
      zh: '已上传的证件、授权书、域名证书等材料。',
      en: 'What was uploaded: certificates, letters, domain certificates and so on.',
    },
  },
  MaterialReferenceSchema,
  100,
);

export type MaterialReference = Type.Static<typeof MaterialReferenceSchema>;
