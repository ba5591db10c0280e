import { papers, secondService, service } from '../patches.ts';
import { row, type Row } from '../row.ts';

/** A province without rules of its own, where only what all ask is seen. */
const C = '重庆';

const INDIVIDUAL = { nature: 'individual' } as const;

const APP = { kind: 'app' } as const;

const site = (name: string) => service({ name });

export const NAME_ROWS: readonly Row[] = [
  row(
    C,
    "an individual's two services",
    [secondService({ domains: [] })],
    [
      'blocks general.individual_one_service /service/name',
      'blocks general.individual_one_service /services/1/name',
    ],
    INDIVIDUAL,
  ),
  row(C, "an organisation's two services", [secondService()]),
  row(
    C,
    'a name of two characters',
    [site('清禾')],
    ['blocks general.website_name_length /service/name'],
  ),
  row(C, 'a name of three characters', [site('清禾网')]),
  row(C, 'a name with a character beyond the first plane', [site('𠮷禾网')]),
  row(C, "an app's name of two characters", [site('清禾')], [], APP),
  row(
    C,
    "an individual's name of two characters",
    [site('听雨')],
    ['blocks general.individual_website_name_length /service/name'],
    INDIVIDUAL,
  ),
  row(C, "an individual's name of ten characters", [site('听雨观鸟听雨观鸟听雨')], [], INDIVIDUAL),
  row(
    C,
    "an individual's name of eleven characters",
    [site('听雨观鸟听雨观鸟听雨观')],
    ['blocks general.individual_website_name_length /service/name'],
    INDIVIDUAL,
  ),
  row(
    C,
    'a name of letters and digits',
    [site('Tea 365')],
    ['warns general.website_name_not_only_latin /service/name'],
  ),
  row(
    C,
    'a name of full-width digits',
    [site('３６５')],
    ['warns general.website_name_not_only_latin /service/name'],
  ),
  row(C, 'a name of letters and one character', [site('Tea 茶')]),
  row(C, "an app's name of letters", [site('Tea 365')], [], APP),
  row(
    C,
    'a name that begins with China',
    [site('中国清禾茶业')],
    ['warns general.website_name_reserved /service/name'],
  ),
  row(C, 'a name that speaks of China', [site('清禾中国茶业')]),
  row(C, "a government's name that begins with China", [site('中国示例网')], [], {
    nature: 'government',
  }),
  row(
    C,
    'a name of complaints',
    [site('清禾投诉网')],
    ['blocks general.website_name_sensitive /service/name'],
  ),
  row(
    C,
    "an individual's blog",
    [site('听雨的博客')],
    ['blocks general.individual_website_name /service/name'],
    INDIVIDUAL,
  ),
  row(C, "an organisation's blog", [site('清禾的博客')]),
  row(
    C,
    "an individual's place",
    [site('云南听雨')],
    ['blocks general.individual_website_place_name /service/name'],
    INDIVIDUAL,
  ),
  row(C, 'no name yet', [service({ name: undefined })], [], {
    open: [
      'general.website_name_length: formField',
      'general.website_name_not_only_latin: formField',
      'general.website_name_reserved: formField',
      'general.website_name_sensitive: formField',
    ],
  }),
  row(
    C,
    "an app's name with a picture",
    [site('清禾🍵')],
    ['warns general.app_name /service/name'],
    APP,
  ),
  row(
    C,
    "an app's name with a discount",
    [site('清禾特价')],
    ['warns general.app_name /service/name'],
    APP,
  ),
  row(C, "an app's name with a digit", [site('清禾9')], [], APP),
  row(
    C,
    'news without approval',
    [service({ contentTypes: ['新闻'] })],
    ['warns general.content_needs_pre_approval /service/contentTypes'],
  ),
  row(C, 'news with the approval', [service({ contentTypes: ['新闻'] }), papers('preApproval')]),
  row(C, 'no content yet', [service({ contentTypes: [] })], [], {
    open: ['general.content_needs_pre_approval: formField'],
  }),
  row(
    C,
    'an approval that ended yesterday',
    [service({ preApprovals: ['longTerm', '2026-11-21'] }), papers('preApproval')],
    ['blocks general.pre_approval_valid /service/contentTypes'],
  ),
  row(C, 'an approval that ends today', [
    service({ preApprovals: ['2026-11-22'] }),
    papers('preApproval'),
  ]),
  row(C, 'approvals nobody has asked for', [service({ preApprovals: undefined })], [], {
    open: [
      'general.pre_approval_valid: preApprovals',
      'general.named_pre_approval_handed_in: preApprovals',
    ],
  }),
];
