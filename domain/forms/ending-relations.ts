import { blocks } from '#domain/identifiers/finding.ts';
import { canonicalIcpNumber } from '#domain/identifiers/icp-number.ts';
import type { AnyDraft } from './any-draft.ts';
import { FORM_SOURCE } from './finding.ts';
import type { Relation } from './relation.ts';

const written = (text: string | undefined) => text?.normalize('NFKC').replace(/\s/g, '');

/** Whether what was typed to confirm is neither the name nor the number of what goes. */
function namesSomethingElse({ irreversible, service, subject }: AnyDraft): boolean {
  const goes = service ?? subject;
  if (!irreversible || !goes) return false;
  const isName = written(goes.name) === written(irreversible);
  const isNumber =
    goes.icpNumber !== undefined &&
    canonicalIcpNumber(goes.icpNumber) === canonicalIcpNumber(irreversible);
  return !isName && !isNumber;
}

/** What can't be undone is asked for twice: the second time by name or number. */
export const ENDING_RELATIONS: readonly Relation[] = [
  {
    broken: namesSomethingElse,
    finding: {
      field: '/irreversible',
      ...blocks(
        'form.confirms_something_else',
        {
          zh: '确认内容不是要注销的服务或主体的名称或备案号。',
          en: 'What is typed to confirm is neither the name nor the number of what goes.',
        },
        {
          zh: '请原样输入要注销的服务（注销主体时为主体）的名称或备案号。',
          en: 'Type the name or the number of the service, or of the subject where that goes, as it stands above.',
        },
        FORM_SOURCE,
      ),
    },
  },
];
