import { md5, pack } from '../wire/envelope.ts';
import { fileName, type FeedFile } from './assemble.ts';

const doublings = 20;

/**
 * A file in good order but for the entities that it declares, each twice the one before. Nobody must read
 * it; what it says is nothing that anybody could miss.
 */
export function entityFile(code: string, number: number, at: number): FeedFile {
  const name = fileName(code, number, at);
  const entities = Array.from({ length: doublings }, (_, nth) => {
    const before = nth === 0 ? '催办' : `&e${nth - 1};&e${nth - 1};`;
    return `<!ENTITY e${nth} "${before}">`;
  });
  const notice = `<XGTZ><Tzxx><Tzlb>0</Tzlb><Tznr>&e${doublings - 1};</Tznr></Tzxx></XGTZ>`;
  const xml = [
    '<?xml version="1.0" encoding="GBK"?>',
    `<!DOCTYPE DownloadData [${entities.join('')}]>`,
    `<DownloadData version="V.3.0"><ICP>${notice}</ICP></DownloadData>`,
  ].join('');
  const zip = pack(`${name}.xml`, xml);
  return { name, block: 'XGTZ', zip: zip.toString('base64'), hash: md5(zip) };
}
