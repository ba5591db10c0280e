import type { Bilingual } from '#domain/bilingual.ts';
import type { Severity } from '#domain/identifiers/finding.ts';
import { PROVINCE_NAMES } from '#domain/provinces.ts';
import type { ServiceKind } from './service.ts';
import type { SubjectNature } from './subject.ts';

/** Where in a name a word counts: at its head, anywhere, or when it is the whole name. */
export type WordPlace = 'head' | 'anywhere' | 'whole';

/** Words that a name of a service may not have, for whom, how bad it is, and who says so. */
export interface BarredWords {
  /** The last part of the finding's code. */
  readonly code: string;
  readonly severity: Severity;
  readonly words: readonly string[];
  readonly place: WordPlace;
  /** Whose names; everybody's where it is left out. */
  readonly natures?: readonly SubjectNature[];
  /** Services of which kind; of any where it is left out. */
  readonly kind?: ServiceKind;
  /** Passes where the subject's own name begins with the word: it may be called what it is. */
  readonly unlessOwn?: true;
  readonly text: Bilingual;
  readonly remedy: Bilingual;
  readonly source: string;
}

const NOT_OF_STATE: readonly SubjectNature[] = ['enterprise', 'soleTrader', 'individual'];

const NAME_FAQ = '备案审核驳回 FAQ：网站名称不符合要求';

/** The lists, first those that block: the first that fits is what the applicant reads. */
export const BARRED_WORDS: readonly BarredWords[] = [
  {
    code: 'state_head',
    severity: 'blocks',
    place: 'head',
    unlessOwn: true,
    natures: NOT_OF_STATE,
    words: ['中国', '中华', '中央', '国家', '国务院', '全国', '人民', '人大', '政协'],
    text: {
      zh: '名称以国家机关专用字样开头。',
      en: 'The name begins with a word that is reserved to bodies of the state.',
    },
    remedy: {
      zh: '请使用与主体相关的名称，不以“中国”“国家”“中央”“中华”“人民”等开头。',
      en: 'Choose a name of your own that does not begin like a body of the state.',
    },
    source: NAME_FAQ,
  },
  {
    code: 'complaints',
    severity: 'blocks',
    place: 'anywhere',
    natures: ['enterprise', 'soleTrader', 'individual', 'socialOrganisation'],
    words: ['维权', '投诉', '反腐', '信访'],
    text: {
      zh: '名称含有“维权”“投诉”“反腐”“信访”等字样。',
      en: 'The name has a word of complaints and petitions, which is reserved.',
    },
    remedy: { zh: '请去掉该字样。', en: 'Leave the word out.' },
    source: NAME_FAQ,
  },
  {
    code: 'business',
    severity: 'blocks',
    place: 'anywhere',
    natures: ['individual'],
    words: [
      ...['公司', '企业', '集团', '商城', '商店', '商贸', '商行', '贸易', '工厂', '店铺', '网店'],
      ...['旗舰店', '专卖店', '连锁', '批发', '事务所', '官网', '官方'],
    ],
    text: {
      zh: '个人备案的名称含有企业或经营类字样。',
      en: 'An individual’s name of a service has a word of business.',
    },
    remedy: {
      zh: '请使用 3 至 10 个字的个人名称；经营活动请以单位名义备案。',
      en: 'Choose 3 to 10 harmless characters; a business files as an organisation.',
    },
    source: NAME_FAQ,
  },
  {
    code: 'blog',
    severity: 'blocks',
    place: 'anywhere',
    natures: ['individual'],
    words: ['博客', '论坛'],
    text: {
      zh: '个人备案的名称含有“博客”“论坛”等字样。',
      en: 'An individual’s name of a service has a word such as 博客 or 论坛.',
    },
    remedy: { zh: '请去掉该字样，例如改为“某某的笔记”。', en: 'Leave the word out.' },
    source: NAME_FAQ,
  },
  {
    code: 'placeholder',
    severity: 'blocks',
    place: 'whole',
    words: ['测试', '默认', '未命名', '待定', 'test', 'demo', 'app', 'website', '网站', '我的网站'],
    text: { zh: '名称是占位用语。', en: 'The name is a placeholder.' },
    remedy: { zh: '请填写正式名称。', en: 'Enter the name that it will have.' },
    source: 'APP 备案名称要求',
  },
  {
    code: 'place',
    severity: 'warns',
    place: 'anywhere',
    natures: ['individual'],
    words: PROVINCE_NAMES,
    text: {
      zh: '个人备案的名称含有地名。',
      en: 'An individual’s name of a service has the name of a place.',
    },
    remedy: {
      zh: '多数管局不接受，建议去掉地名。',
      en: 'Most bureaux refuse it: better leave it out.',
    },
    source: NAME_FAQ,
  },
  {
    code: 'generic',
    severity: 'warns',
    place: 'whole',
    kind: 'app',
    words: ['计算器', '日历', '天气', '浏览器', '音乐', '相机', '地图', '记事本', '新闻', '物流'],
    text: {
      zh: 'APP 名称是通用词或行业名称。',
      en: 'The name of the app is a generic word or that of an industry.',
    },
    remedy: { zh: '请加上有区别的字样。', en: 'Add what tells it from others.' },
    source: 'APP 备案名称要求',
  },
  {
    code: 'promotion',
    severity: 'warns',
    place: 'anywhere',
    kind: 'app',
    words: ['免费', '限时', '特价', '打折', '促销', '秒杀', '红包', '最低价', '第一'],
    text: {
      zh: 'APP 名称含有价格或促销用语。',
      en: 'The name of the app has words of price or promotion.',
    },
    remedy: { zh: '请去掉该用语。', en: 'Leave them out.' },
    source: 'APP 备案名称要求',
  },
  {
    code: 'media',
    severity: 'informs',
    place: 'anywhere',
    natures: ['individual'],
    words: ['新闻', '资讯', '社区', '门户', '平台', '导航'],
    text: {
      zh: '个人备案的名称含有媒体或平台类字样，部分管局不接受。',
      en: 'An individual’s name of a service has a word of media or platforms, which some bureaux refuse.',
    },
    remedy: { zh: '建议改用其他名称。', en: 'Better choose another.' },
    source: '各省管局个人备案常见驳回（未核实）',
  },
];
