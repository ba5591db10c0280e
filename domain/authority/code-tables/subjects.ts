import { unverified, type CodeRow } from './code-row.ts';

// As of October 2023. 1–6 of the natures and 1–12 of the certificates are V3.0's own; the rest came later.

/** Natures of a subject (单位性质, Dwxz). A sole trader has none of its own: it is an enterprise. */
export const NATURES: readonly CodeRow[] = unverified({
  1: '国防机构',
  2: '政府机关',
  3: '事业单位',
  4: '企业',
  5: '个人',
  6: '社会团体',
  9: '民办非企业单位',
  10: '基金会',
  11: '律师执业机构',
  12: '外国在华文化中心',
  13: '群众性团体组织',
  14: '司法鉴定机构',
  15: '宗教团体',
  16: '境外机构',
  17: '医疗机构',
  18: '公证机构',
  19: '集体经济',
  20: '仲裁机构',
});

const of = (nature: number, names: Readonly<Record<number, string>>): CodeRow[] =>
  unverified(names, { nature });

const noLonger = (rows: readonly CodeRow[]): CodeRow[] =>
  rows.map((row) => ({ ...row, valid: false }));

/**
 * Certificate types (证件类型, Zjlx). `nature` is the nature of the subjects that have it (Dwflid): the
 * same document has an id for each nature, so its name alone may not tell which.
 */
export const CERTIFICATE_TYPES: readonly CodeRow[] = [
  ...of(4, { 1: '营业执照（个人或企业）', 12: '组织机构代码证', 27: '外国企业常驻代表机构登记证' }),
  ...of(5, {
    2: '居民身份证',
    7: '护照',
    11: '台湾居民来往大陆通行证',
    14: '港澳居民来往内地通行证',
    30: '外国人永久居留身份证',
    41: '港澳居民居住证',
    42: '台湾居民居住证',
  }),
  ...noLonger(of(5, { 8: '军官证' })),
  ...of(3, { 3: '组织机构代码证', 4: '事业单位法人证书', 15: '统一社会信用代码证书' }),
  ...of(1, { 5: '部队代号', 23: '军队单位对外有偿服务许可证' }),
  ...of(6, { 6: '社会团体法人登记证书', 10: '组织机构代码证' }),
  ...of(2, { 9: '组织机构代码证', 13: '统一社会信用代码证书' }),
  ...of(9, {
    16: '组织机构代码证',
    17: '民办非企业单位登记证书',
    36: '社会服务机构登记证书',
    37: '民办学校办学许可证',
  }),
  ...of(10, { 18: '组织机构代码证', 19: '基金会法人登记证书' }),
  ...of(11, { 20: '组织机构代码证', 21: '律师事务所执业许可证' }),
  ...of(12, {
    22: '外国在华文化中心登记证',
    34: '外国政府旅游部门常驻代表机构批准登记证',
    40: '北京市外国驻华使馆人员子女学校办学许可证',
  }),
  ...of(13, { 24: '统一社会信用代码证书' }),
  ...of(14, { 28: '司法鉴定许可证' }),
  ...of(15, { 25: '宗教活动场所登记证' }),
  ...of(16, { 35: '境外机构证件' }),
  ...of(17, { 38: '医疗机构执业许可证' }),
  ...of(18, { 39: '公证机构执业证' }),
  ...of(19, { 43: '农村集体经济组织登记证' }),
  ...of(20, { 44: '仲裁委员会登记证' }),
];
