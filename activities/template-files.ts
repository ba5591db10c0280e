import { readFileSync } from 'node:fs';
import { CodedError } from '#domain/errors.ts';

/**
 * The text of a file in templates/.
 * @throws CodedError `template.missing`.
 */
export function readTemplate(file: string): string {
  try {
    return readFileSync(new URL(`../templates/${file}`, import.meta.url), 'utf8');
  } catch (cause) {
    throw new CodedError('template.missing', `There is no template ${file}.`, {
      field: file,
      remedy: 'Each notice has a text for each of its channels in both languages.',
      cause,
    });
  }
}
