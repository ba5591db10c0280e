import type { Province } from '#domain/provinces.ts';

/** What the driver gives to an adapter. */
export interface DriverContext {
  /** The driver's own folder, a scratch copy. */
  readonly dir: string;
  readonly port: number;
  /** Takes POST /bureau, /sms and /email, and counts them by `orderNo`. */
  readonly mockUrl: string;
  readonly pg: {
    readonly host: string;
    readonly port: number;
    readonly db: string;
    readonly user: string;
  };
}

/** An order as the driver makes it. */
export interface DriverOrder {
  /** prefix-0000001 */
  readonly orderNo: string;
  readonly province: string;
  readonly applicantName: string;
  readonly siteName: string;
}

/** An order that was submitted: the driver's number, and ours. */
export interface Handle {
  readonly orderNo: string;
  readonly id: string;
}

/** The driver's letters for the provinces. */
export const PROVINCE_OF: Readonly<Record<string, Province>> = {
  ...{
    BJ: '北京',
    TJ: '天津',
    HE: '河北',
    SX: '山西',
    NM: '内蒙古',
    LN: '辽宁',
    JL: '吉林',
    HL: '黑龙江',
  },
  ...{
    SH: '上海',
    JS: '江苏',
    ZJ: '浙江',
    AH: '安徽',
    FJ: '福建',
    JX: '江西',
    SD: '山东',
    HA: '河南',
  },
  ...{
    HB: '湖北',
    HN: '湖南',
    GD: '广东',
    GX: '广西',
    HI: '海南',
    CQ: '重庆',
    SC: '四川',
    GZ: '贵州',
  },
  ...{ YN: '云南', XZ: '西藏', SN: '陕西', GS: '甘肃', QH: '青海', NX: '宁夏', XJ: '新疆' },
};
