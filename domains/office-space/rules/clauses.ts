/** How sure the text is: `read` in a public source, `known` from professional knowledge, `guess` a local choice kept as a setting. */
export type Confidence = 'read' | 'known' | 'guess';

interface SourceDocument {
  readonly zh: string;
  readonly en: string;
  /** The document's number or year. */
  readonly number: string;
}

const standard2014: SourceDocument = {
  zh: '党政机关办公用房建设标准',
  en: 'Construction standard for office space of party and government organs',
  number: '发改投资〔2014〕2674号',
};
const standard1999: SourceDocument = {
  zh: '党政机关办公用房建设标准（旧）',
  en: 'Construction standard for office space of party and government organs (obsolete)',
  number: '1999',
};
const measures2017: SourceDocument = {
  zh: '党政机关办公用房管理办法',
  en: 'Measures for the administration of office space of party and government organs',
  number: '2017',
};
const regulation: SourceDocument = {
  zh: '机关事务管理条例',
  en: 'Regulation on government offices administration',
  number: '国务院令第621号',
};
const civilCode: SourceDocument = { zh: '中华人民共和国民法典', en: 'Civil Code of the People’s Republic of China', number: '2020' };
const clearing2013: SourceDocument = {
  zh: '关于党政机关停止新建楼堂馆所和清理办公用房的通知',
  en: 'Notice on ending new halls and clearing the office space of party and government organs',
  number: '中办发〔2013〕17号',
};
const provincial: SourceDocument = { zh: '省级党政机关办公用房管理办法', en: 'Provincial measures on office space', number: '山东等' };
const forms2019: SourceDocument = { zh: '全国党政机关办公用房统计报表', en: 'National statistical forms on office space', number: '2019' };
const statistics2024: SourceDocument = { zh: '党政机关办公用房统计通知', en: 'Notice on the statistics of office space', number: '2024' };
const changzhou: SourceDocument = { zh: '常州市党政机关办公用房审批事项', en: 'Approvals of office space in Changzhou', number: '常州' };
const setting: SourceDocument = { zh: '本级管理设置', en: 'Setting of the local administration', number: 'Qinwu' };

/** One citable place of a regulation. `article` is absent where only the document and its table are known. */
export interface Clause {
  readonly document: string;
  readonly documentEn: string;
  readonly number: string;
  readonly article: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly confidence: Confidence;
}

const clause = (source: SourceDocument, article: string | null, titleZh: string, titleEn: string, confidence: Confidence): Clause => ({
  document: source.zh,
  documentEn: source.en,
  number: source.number,
  article,
  titleZh,
  titleEn,
  confidence,
});

/** Every clause a verdict of office space can name. Label: `clause.office-space.<id>`. */
export const clauses = {
  'measures-2017.scope': clause(measures2017, '2', '适用范围与用房种类', 'Bodies covered and kinds of rooms', 'read'),
  'measures-2017.unified': clause(
    measures2017,
    '4',
    '统一规划、权属、配置、处置',
    'Unified planning, ownership, allocation and disposal',
    'read',
  ),
  'measures-2017.ownership': clause(measures2017, '5–8', '权属登记与台账', 'Registration of ownership and ledgers', 'read'),
  'measures-2017.certificate': clause(measures2017, '18', '使用协议与分配使用凭证', 'Use agreement and allocation certificate', 'read'),
  'measures-2017.use': clause(measures2017, '19', '使用管理与腾退期限', 'Use of rooms and time limits for giving them back', 'read'),
  'measures-2017.institutions': clause(measures2017, '21', '事业单位使用办公用房', 'Institutions that use office space', 'read'),
  'measures-2017.disposal': clause(measures2017, null, '办公用房处置利用', 'Disposal and use of idle office space', 'known'),
  'regulation-2012.income': clause(regulation, '19', '资产收益上缴国库', 'Income of assets goes to the treasury', 'read'),
  'civil-code.lease-term': clause(civilCode, '705', '租赁期限不得超过二十年', 'A lease runs for twenty years at most', 'known'),
  'measures-2017.repair': clause(
    measures2017,
    null,
    '日常维修由使用单位负责，大中修统一组织，不得借维修扩建或豪华装修',
    'Daily repair by the using unit, major repair organised for all; no extension and no luxury in the guise of repair',
    'known',
  ),
  'measures-2017.repair-standard': clause(
    measures2017,
    null,
    '维修标准由主管部门会同财政部门制定并动态调整',
    'Repair standards set and adjusted with the finance department',
    'read',
  ),
  'measures-2017.public-exchange': clause(
    measures2017,
    null,
    '出租、拍卖进入公共资源交易平台',
    'Letting and auction through the public exchange',
    'known',
  ),
  'changzhou.approvals': clause(
    changzhou,
    null,
    '新建、改建、扩建、购置、置换、维修改造、租用分别审批',
    'Separate approvals of building, rebuilding, extension, purchase, exchange, repair and renting',
    'read',
  ),
  'regulation-2012.reclaim': clause(regulation, '22', '办公用房腾退与收回', 'Giving back and reclaiming office space', 'read'),
  'regulation-2012.no-letting': clause(regulation, '23', '不得出租、出借、改变用途', 'No letting, lending or change of use', 'read'),
  'regulation-2012.renting': clause(regulation, '23, 32', '租用办公用房须经批准', 'Renting office space needs approval', 'read'),
  'standard-2014.establishment': clause(standard2014, null, '编制定员', 'Approved establishment as the basis', 'read'),
  'standard-2014.office': clause(standard2014, null, '各级工作人员办公室使用面积', 'Usable office area per person and rank', 'read'),
  'standard-2014.township': clause(standard2014, null, '乡级机关由省级规定', 'Township organs: set by the province', 'read'),
  'standard-2014.service-central-province': clause(
    standard2014,
    null,
    '中央、省级机关服务用房面积',
    'Service rooms of central and provincial organs',
    'known',
  ),
  'standard-2014.service-city': clause(standard2014, null, '市级机关服务用房面积', 'Service rooms of city organs', 'read'),
  'standard-2014.service-county': clause(standard2014, null, '县级机关服务用房面积', 'Service rooms of county organs', 'known'),
  'standard-2014.equipment': clause(standard2014, null, '设备用房按 9% 测算', 'Equipment rooms at 9 %', 'read'),
  'standard-2014.usable-ratio': clause(standard2014, null, '使用面积系数 K', 'Ratio K of usable to building area', 'read'),
  'standard-2014.ancillary': clause(standard2014, null, '附属用房面积', 'Ancillary rooms', 'read'),
  'standard-2014.green-area': clause(standard2014, null, '绿地率', 'Share of green area', 'read'),
  'standard-2014.rest-room': clause(standard2014, null, '休息室与卫生间', 'Rest rooms and toilets of offices', 'read'),
  'standard-2014.room-limit': clause(standard2014, null, '办公室合计面积标准', 'Sum of the limits of those seated in a room', 'known'),
  'standard-1999.limits': clause(standard1999, null, '已废止的人均面积', 'Obsolete limits per person', 'read'),
  'clearing-2013.remedies': clause(clearing2013, null, '超标整改顺序', 'Order of remedies for space over the limit', 'known'),
  'provincial.obtaining': clause(provincial, null, '办公用房配置顺序', 'Order of ways to obtain office space', 'read'),
  'provincial.hand-over': clause(provincial, null, '建新交旧', 'Build new, hand over old', 'read'),
  'forms-2019.forms': clause(forms2019, null, '统计报表 1–5', 'Statistical forms 1–5', 'read'),
  'statistics-2024.classes': clause(statistics2024, null, '三类统计口径', 'Three statistical classes', 'read'),
  'setting.tolerance': clause(setting, null, '超标容差与预警分级', 'Tolerance and grading of excess', 'guess'),
  'setting.vacancy': clause(setting, null, '空置预警月数', 'Months of vacancy before an alarm', 'guess'),
  'setting.apportion': clause(setting, null, '分摊方法', 'Method of apportioning', 'guess'),
  'setting.reminders': clause(setting, null, '到期提醒天数', 'Days of reminders before an end', 'guess'),
  'setting.duties': clause(setting, null, '年度公示与备案日期', 'Days of the yearly publication and filing', 'guess'),
  'setting.second-office': clause(setting, null, '第二处办公用房的距离与频次', 'Distance and frequency for a second office', 'guess'),
  'setting.township-limits': clause(setting, null, '乡级机关人均面积（默认值）', 'Limits of township organs (default)', 'guess'),
  'setting.fit': clause(setting, null, '空置用房适配条件', 'When a vacant room serves a request', 'guess'),
  'setting.project-change': clause(
    setting,
    null,
    '项目变更须另行审批的比例',
    'Share of the budget above which a change needs approval',
    'guess',
  ),
  'setting.repair-luxury': clause(setting, null, '视为豪华装修的单价比例', 'Share of the standard price taken for luxury', 'guess'),
  'setting.township-service': clause(setting, null, '乡级机关服务用房人均面积', 'Service rooms of township organs', 'guess'),
  'setting.reallocation': clause(setting, null, '再分配测算参数', 'Parameters of the re-allocation', 'guess'),
} as const satisfies Record<string, Clause>;

export type ClauseId = keyof typeof clauses;
export const clauseIds = Object.keys(clauses) as ClauseId[];

/** The clause as one line of text: document, number, article, what it says. The labels `clause.office-space.<id>` are these lines. */
export function citation(id: ClauseId, locale: 'zh-CN' | 'en'): string {
  const { document, documentEn, number, article, titleZh, titleEn } = clauses[id];
  if (locale === 'en') return `${documentEn} (${number})${article === null ? '' : `, Art. ${article}`}: ${titleEn}`;
  return `《${document}》（${number}）${article === null ? '' : `第${article}条`}：${titleZh}`;
}
