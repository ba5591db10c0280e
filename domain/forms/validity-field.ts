import { optionalText, type Label } from './fields.ts';

/** The last day on which a document is valid, or that it never expires; may be left out. */
export function validUntil(label: Pick<Label, 'zh' | 'en'>) {
  return optionalText(
    {
      help: {
        zh: '证件上的有效期截止日；长期有效的填写“长期”。',
        en: 'The last day on the document, or 长期 where it never expires.',
      },
      example: '2035-06-30',
      rule: 'YYYY-MM-DD (GB/T 7408.1)',
      ...label,
    },
    10,
  );
}
