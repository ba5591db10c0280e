import { describe, expect, it } from 'vitest';
import { readDownload } from '#activities/authority/v3/read-download.ts';
import {
  haveSchemas,
  objections,
  schemaText,
  SCHEMAS_MISSING,
} from '../../../support/isp-schemas.ts';
import { documentsOf, type MadeDocument } from '../../../support/schema-documents.ts';
import { seeded } from '../../../support/seeded.ts';

const SEED = 20_261_122;
const DOCUMENTS = 1200;

/** Where records are, by kind of news: written down once more, from the element tree. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  filed: ['ICP/BASJ/Baxx'],
  cancelled: ['ICP/ZXSJ/Zxxx'],
  blacklist: ['ICP/HMDLB/Zthmdxxs', 'ICP/HMDLB/Wzhmdxxs'],
  illegalAccess: ['ICP/FFJRHMD/Ffjrxx'],
  unfiledSite: ['ICP/WBAWZLB/Wbawz_xx'],
  result: ['ICP/BAJG/Jg_xx'],
  decision: ['ICP/BAJG/GJSHS/Gjsh'],
  verificationTask: ['ICP/HSRW/Baxx'],
  checkResult: ['Zthc', 'Jrhc', 'Kkwzhc', 'Wzch'].map((kind) => `ICP/HCJG/Jgxx/${kind}`),
  rectification: ['ICP/XGTZ/Tzxx'],
  codeTables: ['JCDM'],
  other: ['IP/BAJG', 'IP/HCJG', 'YM/BAJG', 'SJTB/ICP', 'SJTB/IP', 'SJTB/YM', 'SJTB/JCDM'],
};

function countsByKind(count: (path: string) => number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(RECORDS).map(([kind, paths]) => [
      kind,
      paths.reduce((sum, path) => sum + count(path), 0),
    ]),
  );
}

describe.runIf(haveSchemas)('downloads made from the ministry’s schema', () => {
  const schema = haveSchemas ? schemaText('download') : '';

  it('given some of them, then the schema itself finds them valid', async () => {
    const make = documentsOf(schema, seeded(SEED));
    const documents = Array.from({ length: 40 }, () => make().xml);
    expect(await objections('download', documents)).toEqual([]);
  });

  it(`given ${String(DOCUMENTS)} of them, then every record is found and read, and nothing is odd or unknown`, () => {
    const make = documentsOf(schema, seeded(SEED));
    const total = new Map<string, number>();
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const { xml, counts }: MadeDocument = make();
      const { news, unknown } = readDownload(xml);
      const where = `document ${String(index)}`;
      expect(
        countsByKind((path) => counts.get(path) ?? 0),
        where,
      ).toEqual(
        Object.fromEntries(
          Object.keys(RECORDS).map((kind) => [
            kind,
            news.filter((item) => item.kind === kind).length,
          ]),
        ),
      );
      expect(
        news.map(({ record }) => record),
        where,
      ).toEqual(news.map((_, at) => at + 1));
      expect(
        news.flatMap(({ oddities }) => oddities),
        where,
      ).toEqual([]);
      expect(unknown, where).toEqual([]);
      for (const { kind } of news) total.set(kind, (total.get(kind) ?? 0) + 1);
    }
    // Or else the generator would have left a block out.
    expect([...total.keys()].sort()).toEqual(Object.keys(RECORDS).sort());
  }, 120_000);

  it('given the same documents with characters lost, then nothing is thrown but that they are no XML', () => {
    const random = seeded(SEED + 1);
    const make = documentsOf(schema, random);
    for (let index = 0; index < 300; index += 1) {
      const { xml } = make();
      const at = Math.floor(random() * xml.length);
      const hurt = xml.slice(0, at) + xml.slice(at + 1 + Math.floor(random() * 4));
      try {
        readDownload(hurt);
      } catch (error) {
        expect(error).toMatchObject({ name: 'UnreadableXml' });
      }
    }
  }, 60_000);
});

it.skipIf(haveSchemas)(`downloads from the schema, ${SCHEMAS_MISSING}`, (context) => {
  context.skip();
});
