import { domainRegistrations } from './domain-registrations.ts';
import { optionalText } from './fields.ts';
import { materials } from './materials.ts';

/** What every filing may end with: its materials, and a word to reviewer and bureau. */
export const closingFields = {
  materials,
  remarks: optionalText(
    {
      ...{ zh: '主体备注', en: 'Remarks on the subject' },
      help: {
        zh: '需要向初审人员或管局说明的内容。',
        en: 'What the reviewer or the bureau should know.',
      },
      example: {
        zh: '服务负责人已取得法定代表人授权书。',
        en: 'The service owner has the letter of authorisation.',
      },
    },
    1024,
  ),
};

/** The same, where domains are filed. */
export const closingFieldsWithDomains = { domainRegistrations, ...closingFields };
