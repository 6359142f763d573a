import { defineSheet } from '#kernel/sheets/sheet.ts';

/** The register of rooms; one row per room, known by building code and room number. */
export const roomsSheet = defineSheet({
  name: 'office-space.rooms',
  key: ['buildingCode', 'code'],
  columns: {
    buildingCode: {
      type: 'code',
      required: true,
      maxLength: 40,
      aliases: ['建筑编号', '楼栋编号', '所在楼栋编号', '房屋编号'],
      example: 'B0001',
    },
    code: { type: 'code', required: true, maxLength: 40, aliases: ['房间号', '房号', '房间编号', '门牌号'], example: '301' },
    floor: { type: 'text', required: true, maxLength: 20, aliases: ['楼层', '所在楼层', '层'], example: '3' },
    name: { type: 'text', maxLength: 100, aliases: ['房间名称', '用途说明', '房间用途名称'], example: '综合处办公室' },
    kind: {
      type: 'enum',
      required: true,
      labels: 'enum.office-space.room_kind',
      aliases: ['用房类型', '房间类型', '用房类别', '功能', '房间用途'],
      values: {
        office: ['办公室', '领导办公室', '一般工作人员办公室'],
        service: ['服务用房', '会议室', '接待室', '档案室', '文印室', '值班室', '收发室', '卫生间', '储藏室'],
        equipment: ['设备用房', '变配电室', '水泵房', '锅炉房', '机房', '电梯机房', '空调机房'],
        ancillary: ['附属用房', '食堂', '汽车库', '车库', '人防设施', '警卫用房'],
        'technical-business': ['技术业务用房', '业务技术用房'],
      },
      example: 'office',
    },
    kindDocument: { type: 'text', maxLength: 200, aliases: ['立项批复', '批复文号', '立项批复文号', '依据'] },
    usableAreaSqm: {
      type: 'decimal',
      scale: 2,
      unit: 'sqm',
      min: '0',
      max: '9999999.99',
      aliases: ['使用面积', '面积', '房间面积'],
      example: '18.60',
    },
    buildingAreaSqm: { type: 'decimal', scale: 2, unit: 'sqm', min: '0', max: '9999999.99', aliases: ['建筑面积', '分摊建筑面积'] },
    unitName: { type: 'text', maxLength: 100, aliases: ['使用单位', '单位', '使用部门单位'], example: '示范发展和改革局' },
    state: {
      type: 'enum',
      labels: 'enum.office-space.room_state',
      aliases: ['使用状态', '状态', '使用状况'],
      values: { 'in-use': ['在用', '使用中'], vacant: ['空置', '闲置'], 'under-works': ['维修', '改造中'], let: ['出租'], lent: ['出借'] },
      example: 'in-use',
    },
    vacantSince: { type: 'day', aliases: ['空置日期', '闲置日期', '空置起始日期'] },
    note: { type: 'text', maxLength: 500, aliases: ['备注', '说明'] },
  },
});
