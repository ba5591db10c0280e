import { md5, pack } from '../wire/envelope.ts';
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

/**
 * Makes files of everything that is not in one yet, each of one block. `number` is how many the
 * province has made before; names are of letters and digits alone, as the interface wants them.
 */
export function assemble(
  code: string,
  news: readonly News[],
  number: number,
  at: number,
): FeedFile[] {
  const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const groups = blocks.flatMap((block) =>
    portions(
      block,
      news.filter((one) => one.block === block),
    ).map((portion) => ({ block, portion })),
  );
  return groups.map(({ block, portion }, index) => {
    const name = `${code}${day}${String(number + index + 1).padStart(6, '0')}`;
    const zip = pack(`${name}.xml`, documentOf(block, portion));
    return { name, block, zip: zip.toString('base64'), hash: md5(zip) };
  });
}
