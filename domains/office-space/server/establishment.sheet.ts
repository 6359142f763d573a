import { defineSheet } from '#kernel/sheets/sheet.ts';
import { ranks } from '../rules/ranks.ts';

const words: Readonly<Record<string, readonly string[]>> = {
  M1: ['市级正职'],
  M2: ['市级副职'],
  M3: ['正局级', '正局（处）级', '正处级'],
  M4: ['副局级', '副局（处）级', '副处级'],
  M5: ['局级以下', '局（处）级以下'],
  K1: ['县级正职'],
  K2: ['县级副职'],
  K3: ['正科级'],
  K4: ['副科级'],
  K5: ['科级以下'],
};

/** Approved establishment and leadership posts per rank (编制、领导职数); one row per unit and rank. */
export const establishmentSheet = defineSheet({
  name: 'office-space.establishment',
  key: ['unitName', 'rankCode'],
  group: 'unitName',
  columns: {
    unitName: { type: 'text', required: true, maxLength: 100, aliases: ['单位', '单位全称', '使用单位'], example: '示范发展和改革局' },
    rankCode: {
      type: 'enum',
      required: true,
      labels: 'enum.office-space.rank',
      aliases: ['职级', '级别', '职务层次', '人员类别'],
      values: Object.fromEntries(ranks.map((rank) => [rank, words[rank] ?? []])),
      example: 'M3',
    },
    approved: {
      type: 'integer',
      required: true,
      min: 0,
      max: 100_000,
      aliases: ['编制数', '核定编制', '领导职数', '编制人数', '核定人数'],
      example: '1',
    },
    from: { type: 'day', aliases: ['起始日期', '核定日期', '批准日期'], example: '2024-01-01' },
    document: { type: 'text', maxLength: 200, aliases: ['批准文号', '编办文号', '文号'] },
    limitSqm: {
      type: 'decimal',
      scale: 2,
      unit: 'sqm',
      min: '0',
      aliases: ['人均面积标准', '面积标准', '人均使用面积', '每人面积', '使用面积标准'],
    },
  },
});
