import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { labels } from '#kernel/http/labels.ts';
import type { RawRow } from './raw.ts';
import { openWorkbook } from './read-sheet.ts';
import { defineSheet, type Words } from './sheet.ts';

/** A folder for the files of one test file. */
export function scratch(): {
  file: (name: string, content: string | Uint8Array) => string;
  path: (name: string) => string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'qinwu-sheets-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface XlsxParts {
  /** Inner XML of `<sheetData>`, per sheet. */
  data?: string;
  sheets?: { name: string; state?: string; data: string; tail?: string }[];
  /** What follows `</sheetData>`. */
  tail?: string;
  /** Inner XML of `<sst>`. */
  strings?: string;
  /** Inner XML of `<styleSheet>`. */
  styles?: string;
  workbookPr?: string;
  more?: Zippable;
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A small workbook put together by hand, so that the reader is not only tested against our own writer. */
export function xlsx(parts: XlsxParts): Uint8Array {
  const sheets = parts.sheets ?? [{ name: 'Sheet1', data: parts.data ?? '', tail: parts.tail ?? '' }];
  const files: Zippable = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<workbook ${main} xmlns:r="${office}">${parts.workbookPr ?? ''}<sheets>${sheets
        .map((s, i) => `<sheet name="${s.name}" sheetId="${i + 1}" r:id="rId${i + 1}"${s.state ? ` state="${s.state}"` : ''}/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets
        .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
        .join(
          '',
        )}<Relationship Id="rId98" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
  };
  sheets.forEach((s, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(
      `<?xml version="1.0"?><worksheet ${main}><sheetData>${s.data}</sheetData>${s.tail ?? ''}</worksheet>`,
    );
  });
  if (parts.strings !== undefined) files['xl/sharedStrings.xml'] = strToU8(`<sst ${main}>${parts.strings}</sst>`);
  if (parts.styles !== undefined) files['xl/styles.xml'] = strToU8(`<styleSheet ${main}>${parts.styles}</styleSheet>`);
  return zipSync({ ...files, ...parts.more });
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Rows of texts and numbers as sheet data; null leaves the cell out. */
export function dataOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map((cells, r) => {
      const xml = cells.map((cell, c) => {
        const at = `${String.fromCharCode(65 + c)}${r + 1}`;
        if (cell === null) return '';
        return typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
      });
      return `<row r="${r + 1}">${xml.join('')}</row>`;
    })
    .join('');
}

export const mergesOf = (...ranges: string[]): string =>
  `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;

/** All rows of a sheet. */
export async function readAll(path: string, sheet?: string, limits = {}): Promise<RawRow[]> {
  const workbook = await openWorkbook(path, limits);
  try {
    const rows: RawRow[] = [];
    for await (const row of workbook.rows(sheet ?? workbook.sheets[0]?.name ?? '')) rows.push(row);
    return rows;
  } finally {
    await workbook.close();
  }
}

/** A register of rooms as a domain would declare it, with labels of its own. */
export const rooms = defineSheet({
  name: 'demo.rooms',
  key: ['building', 'number'],
  group: 'building',
  columns: {
    building: { type: 'text', required: true, aliases: ['楼栋', '楼名', '所在楼栋'], example: '示范一号楼' },
    number: { type: 'code', required: true, aliases: ['房间号', '房号', '房间编号'], example: '0301' },
    area: {
      type: 'decimal',
      scale: 2,
      unit: 'sqm',
      min: '0',
      required: true,
      aliases: ['使用面积', '面积'],
      example: '18.60',
      note: 'demo.note.area',
    },
    value: { type: 'decimal', scale: 2, unit: 'yuan', aliases: ['账面价值', '价值'] },
    kind: {
      type: 'enum',
      required: true,
      values: { office: ['办公室'], meeting: ['会议用房'], none: ['无'] },
      labels: 'enum.demo.kind',
      aliases: ['类别'],
      example: 'office',
    },
    builtOn: { type: 'day', aliases: ['建成日期', '竣工时间'] },
    seats: { type: 'integer', min: 0, max: 500, aliases: ['座位数'] },
    shared: { type: 'boolean', aliases: ['是否共用'] },
    year: { type: 'year', aliases: ['建成年份'] },
    month: { type: 'month', aliases: ['统计月份'] },
    note: { type: 'text', maxLength: 20, aliases: ['备注'] },
  },
});

const own = {
  'zh-CN': {
    'field.demo.building': '楼栋名称',
    'field.demo.number': '房间编码',
    'field.demo.area': '房间使用面积（㎡）',
    'enum.demo.kind.office': '办公用房',
    'enum.demo.kind.meeting': '会议室',
    'enum.demo.kind.none': '未定',
    'demo.note.area': '按房产证填写',
    'sheet.demo.rooms': '示范房间',
  },
  en: {
    'field.demo.building': 'Building',
    'field.demo.number': 'Room number',
    'field.demo.area': 'Usable area',
    'enum.demo.kind.office': 'Office',
  },
};
export const words: Words = (locale) => ({ ...labels(locale), ...own[locale] });
