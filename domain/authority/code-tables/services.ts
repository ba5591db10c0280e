import { unverified, type CodeRow } from './code-row.ts';

// As of October 2023. 1–24 of the contents are V3.0's own; what came later leaves 25–27 open.

/** Contents of a service (服务内容, Fwnr_id). */
export const CONTENT_TYPES: readonly CodeRow[] = unverified({
  1: '即时通信',
  2: '搜索引擎',
  3: '综合门户',
  4: '网上邮局',
  5: '网络新闻',
  6: '博客/个人空间',
  7: '网络广告/信息',
  8: '单位门户网站',
  9: '网络购物',
  10: '网上支付',
  11: '网上银行',
  12: '网上炒股/股票基金',
  13: '网络游戏',
  14: '网络音乐',
  15: '网络影视',
  16: '网络图片',
  17: '网络软件/下载',
  18: '网上求职',
  19: '网上交友/婚介',
  20: '网上房产',
  21: '网络教育',
  22: '网站建设',
  23: 'WAP',
  24: '其他',
  28: 'APP',
  29: '网络借贷信息中介',
  30: '互联网股权融资',
  31: '互联网保险',
  32: '互联网跨界金融及资产管理',
  33: '网上非银支付',
});

/** Languages of a service (网站语言类别, Yylb_id). */
export const LANGUAGES: readonly CodeRow[] = unverified({
  1: '中文简体',
  2: '中文繁体',
  3: '维吾尔语',
  4: '哈萨克语',
  5: '柯尔克孜语',
  6: '蒙古语',
  7: '藏语',
  8: '壮语',
  9: '朝鲜语',
  10: '彝文',
  11: '苗语',
  12: '英语',
  13: '日语',
  14: '法语',
  15: '俄罗斯语',
  16: '西班牙语',
  17: '阿拉伯语',
});

/** Ways of access (网站接入方式, Jrfs). */
export const ACCESS_METHODS: readonly CodeRow[] = unverified({
  1: '专线',
  2: '主机托管',
  3: '虚拟主机',
  4: '其他方式',
  5: '云接入',
});

/**
 * Places of a server (网站分布地点, Fbdd), one a province, by the sound of its name. V3.0 speaks of a table
 * of places and downloads none; these are the bureaux' own numbers (Gj_dms), the nearest that there is.
 */
export const SERVER_PLACES: readonly CodeRow[] = unverified({
  1: '安徽',
  2: '北京',
  3: '重庆',
  4: '福建',
  5: '广东',
  6: '甘肃',
  7: '广西',
  8: '贵州',
  9: '河南',
  10: '湖北',
  11: '河北',
  12: '海南',
  14: '黑龙江',
  15: '湖南',
  16: '吉林',
  17: '江苏',
  18: '江西',
  19: '辽宁',
  21: '内蒙古',
  22: '宁夏',
  23: '青海',
  24: '四川',
  25: '山东',
  26: '上海',
  27: '陕西',
  28: '山西',
  29: '天津',
  31: '新疆',
  32: '西藏',
  33: '云南',
  34: '浙江',
});

/** Kinds of pre-approval or special approval (前置或专项审批内容, Nrlx_id). 11 is 12 in some tools. */
export const PRE_APPROVALS: readonly CodeRow[] = unverified({
  1: '新闻',
  2: '出版',
  3: '教育',
  4: '医疗保健',
  5: '药品和医疗器械',
  6: '电子公告服务',
  9: '文化',
  10: '广播电影电视节目',
  11: '网络预约车',
  13: '互联网金融',
  14: '校外培训（高中及以下阶段）',
  15: '宗教',
});
