import { defineSheet } from '#kernel/sheets/sheet.ts';

/** Who sits where; one row per person and room with the first day. */
export const occupanciesSheet = defineSheet({
  name: 'office-space.occupancies',
  key: ['buildingCode', 'roomCode', 'personName', 'from'],
  columns: {
    buildingCode: {
      type: 'code',
      required: true,
      maxLength: 40,
      aliases: ['建筑编号', '楼栋编号', '所在楼栋编号', '房屋编号'],
      example: 'B0001',
    },
    roomCode: { type: 'code', required: true, maxLength: 40, aliases: ['房间号', '房号', '房间编号', '门牌号'], example: '301' },
    personName: { type: 'text', required: true, maxLength: 60, aliases: ['使用人', '姓名', '人员姓名', '使用人姓名'], example: '张示范' },
    staffNo: { type: 'code', maxLength: 40, aliases: ['工号', '人员编号', '职工编号'], example: 'S0001' },
    from: { type: 'day', required: true, aliases: ['起始日期', '启用日期', '使用日期', '入驻日期', '开始日期'], example: '2024-01-05' },
    to: { type: 'day', aliases: ['截止日期', '结束日期', '腾退日期'] },
    approvalNo: { type: 'code', maxLength: 100, aliases: ['批准文号', '审批文号', '第二处办公用房批准文号'] },
  },
});
