import { Fields, FieldError } from '../../shared/fields.ts';
import { readProvince } from '../province-settings.ts';
import { readShape, ShapeError } from '../wire/read-shape.ts';
import type { Content } from '../wire/shape.ts';
import { writeShape } from '../wire/write-shape.ts';
import { parseXml } from '../wire/xml.ts';
import { blockContent, shapeOf } from './document.ts';
import { codeTables } from './code-tables.ts';
import type { News } from './news.ts';

/** What a bureau says of its own accord, and the element that each entry becomes in its block. */
const parts = {
  BASJ: 'Baxx',
  HSRW: 'Baxx',
  WBAWZLB: 'Wbawz_xx',
  XGTZ: 'Tzxx',
  ZXSJ: 'Zxxx',
  FFJRHMD: 'Ffjrxx',
  JCDM: 'JCDM',
  // Entries of several kinds: each is wrapped in its element, as { Zthc: {…} }.
  HCJG: null,
  HMDLB: null,
} as const;
type NoticeBlock = keyof typeof parts;

function newsOf(block: NoticeBlock, item: unknown, index: number): News[] {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    throw new FieldError(`items.${index}`, 'must be an object');
  }
  const content = item as Content;
  const part = parts[block];
  if (part !== null) return [{ block, part, item: content }];
  return Object.entries(content).flatMap(([name, value]) =>
    [value].flat().map((one) => ({ block, part: name, item: one as Content })),
  );
}

/** Throws FieldError where an entry is not what the interface allows. */
function check(block: NoticeBlock, news: readonly News[]): void {
  const shape = shapeOf(block);
  try {
    // Written and read, so that what is checked is what will be in the file.
    const xml = writeShape(shape, block, blockContent(block, news));
    readShape(shape, parseXml(xml), block);
  } catch (error) {
    if (error instanceof ShapeError) throw new FieldError('items', error.message);
    throw error;
  }
}

/**
 * Reads `POST /control/notices`. Code tables without items are the usual ones.
 * @throws FieldError
 */
export function readNotices(body: unknown): { code: string; news: News[] } {
  const fields = new Fields(body);
  const code = readProvince(fields);
  const block = fields.oneOf('block', Object.keys(parts) as NoticeBlock[]);
  const given = fields.list('items');
  const items = block === 'JCDM' && given.length === 0 ? [codeTables] : given;
  if (items.length === 0) throw new FieldError('items', 'must not be empty');
  const news = items.flatMap((item, index) => newsOf(block, item, index));
  if (block === 'JCDM') for (const one of news) check(block, [one]);
  else check(block, news);
  return { code, news };
}
