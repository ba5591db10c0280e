/** Where apps are given out (应用分发平台); a platform (运行平台) is what an app runs on. */
const STORES = [
  ...['应用市场', '应用商店', '应用宝', '软件商店', '手机助手', '豌豆荚', '酷安', '安智', '历趣'],
  ...['appstore', 'googleplay', 'playstore', 'appgallery', 'galaxystore', 'getapps', 'taptap'],
  ...['华为', '小米', 'oppo', 'vivo', '荣耀', '魅族', '三星', 'huawei', 'xiaomi', 'honor', 'meizu'],
];

/** Whether a text names a store of apps, or a maker whose store is meant, where a platform is wanted. */
export function isAppStore(text: string): boolean {
  const name = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  return STORES.some((store) => name.includes(store));
}
