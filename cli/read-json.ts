import { readFileSync } from 'node:fs';
import { CodedError } from '#domain/errors.ts';

/**
 * The JSON in a file that an operator names.
 * @throws CodedError `file.unreadable`, `file.not_json`.
 */
export function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CodedError('file.unreadable', `The file ${file} can’t be read.`, {
      field: file,
      remedy: 'Check the path, and that you may read it.',
      cause,
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CodedError('file.not_json', `The file ${file} is not valid JSON.`, {
      field: file,
      remedy: 'Check brackets, quotes and commas.',
      cause,
    });
  }
}
