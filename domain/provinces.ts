/** What is fixed about a province: its abbreviation, its GB/T 2260 code and its name in English. */
export interface ProvinceFacts {
  /** One character, the first of the province's filing numbers (京ICP备…). */
  readonly abbreviation: string;
  /** Six digits of GB/T 2260; the first two open the resident ID of whoever was registered there. */
  readonly code: string;
  readonly en: string;
}

/** The 31 provinces with an administration that decides on filings, in the order of GB/T 2260. */
export const PROVINCES = {
  北京: { abbreviation: '京', code: '110000', en: 'Beijing' },
  天津: { abbreviation: '津', code: '120000', en: 'Tianjin' },
  河北: { abbreviation: '冀', code: '130000', en: 'Hebei' },
  山西: { abbreviation: '晋', code: '140000', en: 'Shanxi' },
  内蒙古: { abbreviation: '蒙', code: '150000', en: 'Inner Mongolia' },
  辽宁: { abbreviation: '辽', code: '210000', en: 'Liaoning' },
  吉林: { abbreviation: '吉', code: '220000', en: 'Jilin' },
  黑龙江: { abbreviation: '黑', code: '230000', en: 'Heilongjiang' },
  上海: { abbreviation: '沪', code: '310000', en: 'Shanghai' },
  江苏: { abbreviation: '苏', code: '320000', en: 'Jiangsu' },
  浙江: { abbreviation: '浙', code: '330000', en: 'Zhejiang' },
  安徽: { abbreviation: '皖', code: '340000', en: 'Anhui' },
  福建: { abbreviation: '闽', code: '350000', en: 'Fujian' },
  江西: { abbreviation: '赣', code: '360000', en: 'Jiangxi' },
  山东: { abbreviation: '鲁', code: '370000', en: 'Shandong' },
  河南: { abbreviation: '豫', code: '410000', en: 'Henan' },
  湖北: { abbreviation: '鄂', code: '420000', en: 'Hubei' },
  湖南: { abbreviation: '湘', code: '430000', en: 'Hunan' },
  广东: { abbreviation: '粤', code: '440000', en: 'Guangdong' },
  广西: { abbreviation: '桂', code: '450000', en: 'Guangxi' },
  海南: { abbreviation: '琼', code: '460000', en: 'Hainan' },
  重庆: { abbreviation: '渝', code: '500000', en: 'Chongqing' },
  四川: { abbreviation: '蜀', code: '510000', en: 'Sichuan' },
  贵州: { abbreviation: '黔', code: '520000', en: 'Guizhou' },
  云南: { abbreviation: '滇', code: '530000', en: 'Yunnan' },
  西藏: { abbreviation: '藏', code: '540000', en: 'Tibet' },
  陕西: { abbreviation: '陕', code: '610000', en: 'Shaanxi' },
  甘肃: { abbreviation: '陇', code: '620000', en: 'Gansu' },
  青海: { abbreviation: '青', code: '630000', en: 'Qinghai' },
  宁夏: { abbreviation: '宁', code: '640000', en: 'Ningxia' },
  新疆: { abbreviation: '新', code: '650000', en: 'Xinjiang' },
} as const satisfies Record<string, ProvinceFacts>;

/** The short Chinese name of a province, the key of everything that differs by province. */
export type Province = keyof typeof PROVINCES;

/** All provinces, for lists and schemas. */
export const PROVINCE_NAMES = Object.keys(PROVINCES) as readonly Province[];

/** Whether a text is the short Chinese name of a province. */
export function isProvince(text: string): text is Province {
  return Object.hasOwn(PROVINCES, text);
}
