/** Words by which a business scope or a content type touches a trade that needs pre-approval (前置审批). */
export const PRE_APPROVAL_SCOPE: string[] = [
  '新闻',
  '出版',
  '药品',
  '医疗器械',
  '医疗保健',
  '网络文化',
  '文化经营',
  '广播电影电视',
  '广播电视节目',
  '网络视听',
  '网络预约出租',
  '网络预约车',
  '互联网金融',
  '校外培训',
  '宗教',
];
