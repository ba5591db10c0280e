import { IMPORT_FILES, type Column, type ImportFile } from '#domain/import/columns.ts';
import { PROVINCES, PROVINCE_NAMES } from '#domain/provinces.ts';
import { creditCode, residentId } from './numbers.ts';

/** The cells of a line, by column; what is left out is empty. */
export type Cells = Readonly<Record<string, string>>;

/** What invented filings say, file by file. */
export interface EarlierFilings {
  readonly subjects: Cells[];
  readonly services: Cells[];
  readonly accesses: Cells[];
  readonly platforms: Cells[];
}

const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨');
const GIVEN = [
  '知行',
  '若谷',
  '怀瑾',
  '明远',
  '清越',
  '景行',
  '书言',
  '思齐',
  '见微',
  '长安',
  '望舒',
];
const TRADES = ['茶业', '物流', '食品', '五金', '图书', '园艺', '陶瓷', '乐器', '旅行', '家具'];
/** The number of another provider at the authority. */
const ANOTHER_PROVIDER = '4401002';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2015, 0, 5);

/**
 * Invented filings of before: so many subjects with their websites and apps, the same for the same seed. Every
 * number has its check digits and belongs to nobody; one in five is a person, one in three has an app beside
 * its website, one in seven is also carried by another provider.
 * @param from the number of the first, so that two lots don't meet
 */
export function earlierFilings(count: number, seed = 7, from = 1): EarlierFilings {
  const filings: EarlierFilings = { subjects: [], services: [], accesses: [], platforms: [] };
  for (let n = from; n < from + count; n += 1) addSubject(filings, n, seed);
  return filings;
}

/** One of a list, by number and seed. */
const pick = <T>(list: readonly [T, ...T[]] | readonly T[], n: number, seed: number): T =>
  list[(Math.imul(n + seed, 0x9e3779b1) >>> 7) % list.length] as T;

function personOf(n: number, seed: number, region: string): Cells {
  return {
    ownerName: `${pick(SURNAMES, n, seed)}${pick(GIVEN, n, seed + 1)}`,
    ownerCertificateType: 'residentId',
    ownerCertificateNumber: residentId(n, region),
    ownerCertificateValidUntil: '2039-06-30',
    ownerMobile: `166${String(n).padStart(8, '0')}`,
    ownerEmergencyNumber: `156${String(n).padStart(8, '0')}`,
    ownerEmail: `owner${String(n)}@earlier.example.cn`,
  };
}

function addSubject(
  { subjects, services, accesses, platforms }: EarlierFilings,
  n: number,
  seed: number,
) {
  const province = pick(PROVINCE_NAMES, n, seed);
  const { abbreviation, code } = PROVINCES[province];
  const region = `${code.slice(0, 2)}0190`;
  const owner = personOf(n, seed, region);
  const isPerson = n % 5 === 0;
  const trade = pick(TRADES, n, seed + 2);
  const icpNumber = `${abbreviation}ICP备${String(10_000_000 + n)}号`;
  const filedOn = new Date(FIRST_DAY + (n % 3_000) * DAY_MS).toISOString().slice(0, 10);
  const ids = (kind: number) => ({
    providerId: String(kind * 100_000_000 + n),
    bureauId: String(7_000_000_000 + kind * 100_000_000 + n),
    filedOn,
  });
  subjects.push({
    icpNumber,
    ...ids(1),
    ...(isPerson
      ? {
          nature: 'individual',
          certificateType: 'residentId',
          certificateNumber: residentId(n, region),
          name: owner.ownerName ?? '',
        }
      : {
          nature: 'enterprise',
          certificateType: 'unifiedSocialCreditCode',
          certificateNumber: creditCode(n, `91${region}MB`),
          name: `${province}${pick(SURNAMES, n, seed)}记第${String(n)}示例${trade}有限公司`,
        }),
    province,
    city: province,
    domicile: `${province}示例路 ${String(n)} 号`,
    mailingAddress: `${province}示例路 ${String(n)} 号`,
    ...owner,
  });
  const domain = `earlier-${String(n)}.example.cn`;
  const website = `${icpNumber}-1`;
  services.push({
    ...{ subject: icpNumber, icpNumber: website, ...ids(2), kind: 'website', domains: domain },
    name: isPerson ? `示例手记${String(n)}` : `示例${trade}${String(n)}官网`,
    homeUrl: `https://www.${domain}/`,
    contentTypes: isPerson ? '博客/个人空间' : '单位门户网站',
    languages: '中文简体',
    ...owner,
  });
  const address = `121.36.${String((n >> 8) & 255)}.${String(n & 255)}`;
  accesses.push({ service: website, ...ids(3), ipAddresses: address });
  if (n % 7 === 0) {
    accesses.push({
      ...{ service: website, bureauId: String(7_900_000_000 + n), filedOn },
      ...{ ipAddresses: '119.29.29.29', otherProvider: ANOTHER_PROVIDER },
    });
  }
  if (n % 3 !== 0) return;
  const app = `${icpNumber}-2A`;
  services.push({
    ...{ subject: icpNumber, icpNumber: app, ...ids(4), kind: 'app', domains: domain },
    ...{ name: `示例${trade}${String(n)}`, contentTypes: '其他', languages: '中文简体', ...owner },
  });
  platforms.push({
    ...{ service: app, platform: 'harmonyos', packageName: `cn.example.earlier${String(n)}` },
  });
  accesses.push({ service: app, ...ids(5), ipAddresses: address });
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A file of them as CSV (RFC 4180), with all its columns. */
export function asCsv(file: ImportFile, lines: readonly Cells[]): string {
  const columns: readonly Column[] = IMPORT_FILES[file];
  const names = columns.map(({ name }) => name);
  const rows = lines.map((cells) => names.map((name) => quoted(cells[name] ?? '')).join(','));
  return [names.join(','), ...rows].map((row) => `${row}\r\n`).join('');
}
