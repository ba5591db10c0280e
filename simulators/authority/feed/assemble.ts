import { md5, pack, type Encoding } from '../wire/envelope.ts';
import { documentOf } from './document.ts';
import { blocks, type Block, type News } from './news.ts';

/** A file that waits to be fetched: its name, and its zip in base64 with the hash of that zip. */
export interface FeedFile {
  readonly name: string;
  readonly block: Block;
  readonly zip: string;
  readonly hash: string;
}

/** Half of what the interface allows. */
const mostItems = 500;

function portions(block: Block, news: readonly News[]): News[][] {
  const most = block === 'JCDM' ? 1 : mostItems;
  const found: News[][] = [];
  for (let from = 0; from < news.length; from += most) found.push(news.slice(from, from + most));
  return found;
}

/** The name of a province’s `number`th file: letters and digits alone, as the interface wants them. */
export function fileName(code: string, number: number, at: number): string {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${code}${day}${String(number).padStart(6, '0')}`;
}

/**
 * Makes files of everything that is not in one yet, each of one block. `number` is how many the
 * province has made before.
 */
export function assemble(
  code: string,
  news: readonly News[],
  number: number,
  at: number,
  encoding: Encoding = 'GBK',
): FeedFile[] {
  const groups = blocks.flatMap((block) =>
    portions(
      block,
      news.filter((one) => one.block === block),
    ).map((portion) => ({ block, portion })),
  );
  return groups.map(({ block, portion }, index) => {
    const name = fileName(code, number + index + 1, at);
    const zip = pack(`${name}.xml`, documentOf(block, portion), encoding);
    return { name, block, zip: zip.toString('base64'), hash: md5(zip) };
  });
}
