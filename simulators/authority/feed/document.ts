import { codeTablesShape } from '../wire/code-table-shapes.ts';
import { downloadBlocks } from '../wire/download-shapes.ts';
import { all, sequence, text, type Content, type Shape } from '../wire/shape.ts';
import { writeShape } from '../wire/write-shape.ts';
import type { Block, News } from './news.ts';

const head = '<?xml version="1.0" encoding="GBK"?>';

type Items = (part: string) => readonly Content[];

/** How the entries of a block are put together, where they don’t simply follow one another. */
const layouts: Partial<Record<Block, (items: Items) => Content>> = {
  BAJG: (items) => {
    const reviews = items('Gjsh');
    const told = reviews.length === 0 ? {} : { GJSHS: { Gjsh: reviews } };
    return { Jg_xx: items('Jg_xx'), ...told };
  },
  HCJG: (items) => ({
    Jgxx: {
      ...{ Zthc: items('Zthc'), Jrhc: items('Jrhc') },
      ...{ Kkwzhc: items('Kkwzhc'), Wzch: items('Wzch') },
    },
  }),
  JCDM: (items) => items('JCDM')[0] ?? {},
};

/** The content of a block with these entries. */
export function blockContent(block: Block, news: readonly News[]): Content {
  const items: Items = (part) => news.filter((one) => one.part === part).map(({ item }) => item);
  const layout = layouts[block];
  if (layout !== undefined) return layout(items);
  return Object.fromEntries(news.map(({ part }) => [part, items(part)]));
}

const smsStates = sequence({
  'SmsState+': all({
    ...{ 'IspZtid?': text(), 'IspWzid?': text(), 'Jlid?': text() },
    ...{ Operation: text(), State: text(), At: text() },
    'Person*': sequence({ MobileLast4: text(), State: text() }),
  }),
});

/** The shape of a block. */
export function shapeOf(block: Block): Shape {
  if (block === 'SmsStates') return smsStates;
  return block === 'JCDM' ? codeTablesShape : downloadBlocks[block];
}

/** A whole document: the ministry’s, or our extension’s, which is clearly not the ministry’s. */
export function documentOf(block: Block, news: readonly News[]): string {
  const inside = writeShape(shapeOf(block), block, blockContent(block, news));
  if (block === 'SmsStates') {
    return `${head}<BeianExtension version="beian.1">${inside}</BeianExtension>`;
  }
  const data = block === 'JCDM' ? inside : `<ICP>${inside}</ICP>`;
  return `${head}<DownloadData version="V.3.0">${data}</DownloadData>`;
}
