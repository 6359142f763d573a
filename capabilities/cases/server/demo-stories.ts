import type { Measure, Origin } from '../rules/words.ts';

/** How far a story is told. */
export type Reached =
  | 'clue'
  | 'verified'
  | 'notified'
  | 'objected'
  | 'replied'
  | 'fixing'
  | 'asked'
  | 'submitted'
  | 'reviewed'
  | 'closed'
  | 'rejected'
  | 'handed-over';

/** A problem of the demonstration city, found so many days ago. */
export interface Story {
  readonly unit: number;
  readonly item: string;
  readonly title: string;
  readonly place: string;
  readonly facts: string;
  readonly figures?: Readonly<Record<string, string>>;
  readonly origin?: Exclude<Origin, 'rule'>;
  readonly foundDaysAgo: number;
  readonly until: Reached;
  readonly measures?: readonly Measure[];
  readonly measuredSqm?: string;
  readonly returnedSqm?: string;
  readonly recoveredYuan?: string;
}

const area = (actual: string, limit: string, over: string) => ({ actual, limit, over, unit: 'sqm', measured: actual });

/** Problems over the first bodies of the city; unit 0 is that of the unit administrator. */
export const stories: readonly Story[] = [
  {
    unit: 0,
    item: 'N-OS-1',
    title: '306 室实测面积超过标准',
    place: '主楼 306',
    facts: '激光测距实测 20.40 平方米，两人合用，限额 18.00 平方米。',
    figures: area('20.40', '18.00', '2.40'),
    foundDaysAgo: 4,
    until: 'notified',
  },
  {
    unit: 0,
    item: 'P-OS-3',
    title: '306 室没有使用协议',
    place: '主楼 306',
    facts: '现场未能提供使用协议。',
    foundDaysAgo: 4,
    until: 'notified',
  },
  {
    unit: 0,
    item: 'N-OS-6',
    title: '会议室改作活动室',
    place: '主楼 501',
    facts: '会议室内摆放健身器材，没有改变用途的批准文件。',
    foundDaysAgo: 21,
    until: 'notified',
    measures: ['fix-system'],
  },
  {
    unit: 0,
    item: 'N-RE-1',
    title: '一次接待没有公函',
    place: '机关食堂',
    facts: '接待 9 人，陪餐 4 人，报销凭证中没有公函。',
    foundDaysAgo: 9,
    until: 'replied',
    measures: ['fix-system', 'training'],
  },
  {
    unit: 0,
    item: 'N-RE-2',
    title: '陪餐人数超过规定',
    place: '机关食堂',
    facts: '接待 9 人，陪餐 4 人，超过规定 1 人。',
    figures: { actual: '4', limit: '3', over: '1' },
    foundDaysAgo: 9,
    until: 'asked',
    measures: ['return-money'],
  },
  {
    unit: 0,
    item: 'N-VE-4',
    title: '节假日一辆公车未封存',
    place: '机关车库',
    facts: '国庆假期第二天有 12 公里轨迹，没有派车单。',
    foundDaysAgo: 18,
    until: 'fixing',
    measures: ['fix-system'],
  },
  {
    unit: 0,
    item: 'N-CA-2',
    title: '自助餐剩余较多',
    place: '机关食堂',
    facts: '抽查当日人均剩余 86 克。',
    figures: { actual: '86', limit: '50', over: '36' },
    foundDaysAgo: 3,
    until: 'submitted',
    measures: ['training'],
  },
  {
    unit: 1,
    item: 'N-OS-5',
    title: '调离人员的办公室没有腾退',
    place: '主楼 210',
    facts: '人员调离已两个月，室内仍有个人物品。',
    foundDaysAgo: 26,
    until: 'submitted',
    measures: ['return-room'],
    measuredSqm: '12.00',
    returnedSqm: '12.00',
  },
  {
    unit: 1,
    item: 'N-OS-1',
    title: '副局长室面积超过标准',
    place: '主楼 402',
    facts: '实测 18.60 平方米，限额 18.00 平方米。',
    figures: area('18.60', '18.00', '0.60'),
    foundDaysAgo: 60,
    until: 'closed',
    measures: ['return-room'],
    measuredSqm: '17.80',
    returnedSqm: '0.80',
  },
  {
    unit: 2,
    item: 'N-RE-3',
    title: '工作餐中有酒水支出',
    place: '定点饭店',
    facts: '消费清单中有白酒 2 瓶，计 396 元。',
    figures: { amountYuan: '396.00' },
    foundDaysAgo: 130,
    until: 'closed',
    measures: ['return-money', 'training'],
    recoveredYuan: '396.00',
  },
  {
    unit: 2,
    item: 'N-OS-4',
    title: '租用办公用房没有批准文号',
    place: '示范大厦 8 层',
    facts: '租用 120 平方米，没有批准文件。',
    foundDaysAgo: 12,
    until: 'reviewed',
    measures: ['fix-system'],
  },
  {
    unit: 3,
    item: 'N-VE-6',
    title: '加油卡用于非登记车辆',
    place: '加油站',
    facts: '同一加油卡一日内为两辆车加油。',
    foundDaysAgo: 7,
    until: 'objected',
  },
  {
    unit: 3,
    item: 'N-AS-1',
    title: '两台设备没有入账',
    place: '资料室',
    facts: '盘点发现 2 台复印机没有资产卡片。',
    foundDaysAgo: 2,
    until: 'verified',
  },
  {
    unit: 4,
    item: 'N-OS-3',
    title: '临街房屋疑似出租',
    place: '副楼一层',
    facts: '群众反映临街房屋对外经营。',
    origin: 'report',
    foundDaysAgo: 1,
    until: 'clue',
  },
  {
    unit: 4,
    item: 'N-VE-3',
    title: '疑似借用下属企业车辆',
    place: '机关大院',
    facts: '群众反映，经核对车辆为本单位登记车辆。',
    origin: 'report',
    foundDaysAgo: 15,
    until: 'rejected',
  },
  {
    unit: 5,
    item: 'N-CA-1',
    title: '食堂账户中有私客就餐',
    place: '机关食堂',
    facts: '结算记录与来访登记不符，涉嫌违纪。',
    foundDaysAgo: 10,
    until: 'handed-over',
  },
  {
    unit: 1,
    item: 'P-AS-1',
    title: '未按期报送资产年度报告',
    place: '财务科',
    facts: '监察建议要求说明情况并答复。',
    origin: 'recommendation',
    foundDaysAgo: 6,
    until: 'notified',
  },
];
