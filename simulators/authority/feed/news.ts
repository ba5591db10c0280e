import type { Content } from '../wire/shape.ts';

/**
 * The blocks that files are made of, in the order in which they are made: what the SMS step came
 * to before the results and decisions, and those before the data that follows from them.
 */
export const blocks = [
  'SmsStates',
  'BAJG',
  'BASJ',
  'ZXSJ',
  'HSRW',
  'HCJG',
  'XGTZ',
  'WBAWZLB',
  'HMDLB',
  'FFJRHMD',
  'JCDM',
] as const;

/** `SmsStates` is our own extension, all others are the ministry’s. */
export type Block = (typeof blocks)[number];

/** One entry that is to go into a file: `part` is the element that it becomes in its block. */
export interface News {
  readonly block: Block;
  readonly part: string;
  readonly item: Content;
}
