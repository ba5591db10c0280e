// The ids and levels are those of OWASP ASVS 5.0.0, read from its flat JSON file at
// https://github.com/OWASP/ASVS (5.0/docs_en), commit fe04986. Its texts are not copied.

const split = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' '));

/** Level 1 of all chapters. */
const LEVEL_1 = split([
  '1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1',
  '2.1.1 2.2.1 2.2.2 2.3.1',
  '3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3',
  '4.1.1 4.4.1',
  '5.2.1 5.2.2 5.3.1 5.3.2',
  '6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2',
  '7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2',
  '8.1.1 8.2.1 8.2.2 8.3.1',
  '9.1.1 9.1.2 9.1.3 9.2.1',
  '10.4.1 10.4.2 10.4.3 10.4.4 10.4.5',
  '11.3.1 11.3.2 11.4.1',
  '12.1.1 12.2.1 12.2.2',
  '13.4.1',
  '14.2.1 14.3.1',
  '15.1.1 15.2.1 15.3.1',
]);

/** Level 2 of files (5), sessions (7), access control (8) and logging (16); of OAuth (10) what a relying party owes. */
const LEVEL_2 = split([
  '5.1.1 5.2.3 5.4.1 5.4.2 5.4.3',
  '7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2',
  '8.1.2 8.2.3 8.4.1',
  '10.1.1 10.1.2 10.2.1 10.2.2 10.5.1 10.5.2 10.5.3 10.5.4 10.5.5',
  '16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3 16.5.1 16.5.2 16.5.3',
]);

/** Chosen from level 3 for what is done here: second persons, pictures, metadata, terms of data. */
const LEVEL_3 = split(['2.3.5', '5.2.6', '7.5.3', '14.2.7 14.2.8']);

/** Each item that docs/asvs.md has to name, with its level. */
export const REQUIRED: ReadonlyMap<string, 1 | 2 | 3> = new Map([
  ...LEVEL_1.map((id) => [id, 1] as const),
  ...LEVEL_2.map((id) => [id, 2] as const),
  ...LEVEL_3.map((id) => [id, 3] as const),
]);
