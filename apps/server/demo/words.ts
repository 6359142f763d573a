/** Words the demonstration city is named with. Bodies carry 示范; persons have common invented names. */
export const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
export const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂辉鹏丹萍红宇浩凯琳颖晨欣怡佳峰斌亮燕雪梅莉健林宁波晶莹倩蕾薇',
  ...[
    '建国',
    '建华',
    '志强',
    '志明',
    '晓东',
    '晓燕',
    '海燕',
    '春华',
    '秋实',
    '文静',
    '文博',
    '思远',
    '雨桐',
    '子涵',
    '梓轩',
    '俊杰',
    '嘉怡',
    '雅婷',
    '国庆',
    '永红',
    '立新',
    '卫东',
    '玉兰',
    '金凤',
    '德明',
    '家豪',
  ],
];

/** City bodies: name and kind. The first is the administration itself. */
export const cityBodies: readonly (readonly [string, string])[] = [
  ['机关事务管理局', 'administration'],
  ['发展和改革局', 'government'],
  ['教育局', 'government'],
  ['科学技术局', 'government'],
  ['工业和信息化局', 'government'],
  ['公共安全服务局', 'government'],
  ['民政局', 'government'],
  ['司法服务局', 'government'],
  ['财政局', 'government'],
  ['人力资源和社会保障局', 'government'],
  ['自然资源和规划局', 'government'],
  ['生态环境局', 'government'],
  ['住房和城乡建设局', 'government'],
  ['城市管理局', 'government'],
  ['交通运输局', 'government'],
  ['水利局', 'government'],
  ['农业农村局', 'government'],
  ['商务局', 'government'],
  ['文化广电和旅游局', 'government'],
  ['卫生健康委员会', 'government'],
  ['退役军人事务局', 'government'],
  ['应急管理局', 'government'],
  ['审计局', 'government'],
  ['外事办公室', 'government'],
  ['国有资产监督管理委员会', 'government'],
  ['市场监督管理局', 'government'],
  ['体育局', 'government'],
  ['统计局', 'government'],
  ['医疗保障局', 'government'],
  ['数据局', 'government'],
  ['信访局', 'government'],
  ['政务服务管理办公室', 'government'],
  ['地方金融管理局', 'government'],
  ['党委办公室', 'party'],
  ['组织部', 'party'],
  ['宣传部', 'party'],
  ['统战部', 'party'],
  ['政法委员会', 'party'],
  ['党校', 'civil-service-institution'],
  ['档案馆', 'civil-service-institution'],
  ['人大常委会办公室', 'congress'],
  ['政协办公室', 'consultative'],
  ['监察委员会', 'supervision'],
  ['中级法院', 'court'],
  ['检察院', 'procuratorate'],
  ['总工会', 'mass-organisation'],
  ['共青团委员会', 'mass-organisation'],
  ['妇女联合会', 'mass-organisation'],
  ['科学技术协会', 'mass-organisation'],
  ['残疾人联合会', 'mass-organisation'],
  ['红十字会', 'mass-organisation'],
  ['供销合作总社', 'civil-service-institution'],
  ['公共资源交易中心', 'institution'],
  ['图书馆', 'institution'],
  ['博物馆', 'institution'],
  ['少年宫', 'institution'],
  ['疾病预防控制中心', 'institution'],
  ['气象服务中心', 'institution'],
  ['住房公积金管理中心', 'institution'],
  ['机关后勤服务中心', 'institution'],
];

/** District bodies: 35 for each district and county-level city. */
export const districtBodies: readonly (readonly [string, string])[] = [
  ['机关事务管理中心', 'administration'],
  ...cityBodies.slice(1, 32),
  ['组织部', 'party'],
  ['宣传部', 'party'],
  ['总工会', 'mass-organisation'],
];

/** Bodies of a town or street besides its government. */
export const townBodies: readonly (readonly [string, string])[] = [
  ['便民服务中心', 'institution'],
  ['综合治理中心', 'institution'],
  ['文化站', 'institution'],
];

/** Districts: GB/T 2260 code, name, rough centre (longitude, latitude). */
export const districts = [
  { code: '320402', name: '天宁区', at: [119.974, 31.78] },
  { code: '320404', name: '钟楼区', at: [119.9, 31.8] },
  { code: '320411', name: '新北区', at: [119.96, 31.86] },
  { code: '320412', name: '武进区', at: [119.94, 31.7] },
  { code: '320413', name: '金坛区', at: [119.58, 31.74] },
  { code: '320481', name: '溧阳市', at: [119.48, 31.42] },
] as const;

export const serviceRooms = ['会议室', '资料室', '值班室', '接待室', '文印室', '档案室'];
export const equipmentRooms = ['配电间', '弱电间', '设备间'];
export const ancillaryRooms = ['食堂餐厅', '车库管理间', '警卫室', '物业间'];
