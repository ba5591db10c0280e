/** A province as the interface knows it. */
export interface Province {
  /** Its short name, as people say it. */
  readonly name: string;
  /** What the filing numbers of the province begin with. */
  readonly abbreviation: string;
  /** Its place in the addresses of the interface: its name in pinyin. */
  readonly code: string;
  /** Its id in the table of regions (GB/T 2260). */
  readonly region: number;
}

const rows = [
  ['北京', '京', 'beijing', 110000],
  ['天津', '津', 'tianjin', 120000],
  ['河北', '冀', 'hebei', 130000],
  // Shanxi twice: the one of the third tone is written with two a.
  ['山西', '晋', 'shanxi', 140000],
  ['内蒙古', '蒙', 'neimenggu', 150000],
  ['辽宁', '辽', 'liaoning', 210000],
  ['吉林', '吉', 'jilin', 220000],
  ['黑龙江', '黑', 'heilongjiang', 230000],
  ['上海', '沪', 'shanghai', 310000],
  ['江苏', '苏', 'jiangsu', 320000],
  ['浙江', '浙', 'zhejiang', 330000],
  ['安徽', '皖', 'anhui', 340000],
  ['福建', '闽', 'fujian', 350000],
  ['江西', '赣', 'jiangxi', 360000],
  ['山东', '鲁', 'shandong', 370000],
  ['河南', '豫', 'henan', 410000],
  ['湖北', '鄂', 'hubei', 420000],
  ['湖南', '湘', 'hunan', 430000],
  ['广东', '粤', 'guangdong', 440000],
  ['广西', '桂', 'guangxi', 450000],
  ['海南', '琼', 'hainan', 460000],
  ['重庆', '渝', 'chongqing', 500000],
  ['四川', '蜀', 'sichuan', 510000],
  ['贵州', '黔', 'guizhou', 520000],
  ['云南', '滇', 'yunnan', 530000],
  ['西藏', '藏', 'xizang', 540000],
  ['陕西', '陕', 'shaanxi', 610000],
  ['甘肃', '陇', 'gansu', 620000],
  ['青海', '青', 'qinghai', 630000],
  ['宁夏', '宁', 'ningxia', 640000],
  ['新疆', '新', 'xinjiang', 650000],
] as const;

const list: readonly Province[] = rows.map(([name, abbreviation, code, region]) => ({
  name,
  abbreviation,
  code,
  region,
}));

const byCode = new Map(list.map((province) => [province.code, province]));

/** The province whose code stands in an address, if there is one. */
export function provinceOf(code: string): Province | undefined {
  return byCode.get(code);
}

/** The codes of the 31 provinces, in the order of the regions. */
export const provinceCodes: readonly string[] = [...byCode.keys()];
