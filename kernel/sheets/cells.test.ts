import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '#shared/units.ts';
import {
  isMissing,
  readBoolean,
  readCode,
  readDayCell,
  readDecimal,
  readInteger,
  readMonthCell,
  readText,
  readYearCell,
  wordKey,
} from './cells.ts';
import type { RawCell, RawKind } from './raw.ts';
import { emptyCell } from './raw.ts';
import { convert, splitUnit, type UnitId, unitOf, units } from './units.ts';

const text = (value: string): RawCell => ({ kind: 'text', text: value });
const number = (value: string, shown?: string): RawCell =>
  shown ? { kind: 'number', text: value, shown } : { kind: 'number', text: value };
const outcome = (reading: { ok: boolean; value?: unknown; fault?: { code: string } }) => (reading.ok ? reading.value : reading.fault?.code);
const area = { scale: 2, unit: 'sqm' as UnitId };
const missing = [
  '',
  '  ',
  '　',
  '-',
  '—',
  '——',
  '－',
  '–',
  '/',
  '／',
  '\\',
  '无',
  '暂无',
  '不详',
  'N/A',
  'n/a',
  'NA',
  '#N/A',
  'Not Available',
  'NOT AVAILABLE',
  'null',
  '未填',
  '\u200b',
];

describe('missing', () => {
  test.each(missing)('"%s" is null in every kind but a tick', (mark) => {
    const cell = text(mark);
    for (const read of [
      readDecimal(cell, area),
      readInteger(cell, {}),
      readCode(cell),
      readText(cell),
      readDayCell(cell),
      readMonthCell(cell),
      readYearCell(cell),
    ]) {
      expect(read).toEqual({ ok: true, value: null });
    }
  });
  test.each(['0', '0.00', '００', '否', '无锡', '—号楼', 'N', '1/0'])('"%s" is something', (mark) => expect(isMissing(mark)).toBe(false));
  test('an empty cell and #N/A are null, another Excel error is not a number', () => {
    expect(readDecimal(emptyCell, area)).toEqual({ ok: true, value: null });
    expect(readDecimal({ kind: 'error', text: '#N/A' }, area)).toEqual({ ok: true, value: null });
    expect(outcome(readDecimal({ kind: 'error', text: '#DIV/0!' }, area))).toBe('sheet.not_a_number');
  });
  test('only a digit zero becomes 0', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (value) => {
        const read = readDecimal(text(value), area);
        if (read.ok && read.value === '0') expect(value.normalize('NFKC')).toMatch(/0|\.\d/);
        if (read.ok && read.value !== null) expect(value.normalize('NFKC')).toMatch(/\d/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('quantities', () => {
  test.each<[RawCell, string]>([
    [text('１２，３４５．６'), '12345.6'],
    [text('1,234,567.89'), '1234567.89'],
    [text("1'234.5"), '1234.5'],
    [text(' 12.50 '), '12.5'],
    [text('120平方米'), '120'],
    [text('120 ㎡'), '120'],
    [text('18.6 m²'), '18.6'],
    [text('2公顷'), '20000'],
    [text('1亩'), '666.67'],
    [text('１００平方英尺'), '9.29'],
    [text('1,076.39 sq ft'), '100'],
    [text('(12.5)'), '-12.5'],
    [text('−3'), '-3'],
    [number('4769.3999999999996'), '4769.4'],
    [number('1.0000000000000001E-2'), '0.01'],
    [number('0'), '0'],
    [number('-0'), '0'],
    [number('1E+5'), '100000'],
  ])('%j is %s m²', (cell, expected) => expect(outcome(readDecimal(cell, area))).toBe(expected));

  test('a stated unit converts, a unit in the cell goes before it', () => {
    expect(outcome(readDecimal(number('17844'), { ...area, stated: 'sqft' }))).toBe('1657.76');
    expect(outcome(readDecimal(text('35.5万元'), { scale: 2, unit: 'yuan' }))).toBe('355000');
    expect(outcome(readDecimal(number('35.5'), { scale: 2, unit: 'yuan', stated: 'wanYuan' }))).toBe('355000');
    expect(outcome(readDecimal(text('35.5元'), { scale: 2, unit: 'yuan', stated: 'wanYuan' }))).toBe('35.5');
    expect(outcome(readDecimal(text('¥1,200.50'), { scale: 2, unit: 'yuan' }))).toBe('1200.5');
  });
  test.each(['约120', '12个', '一百', '12-15', '1,23', '1.2.3', '12㎏', '3间', '0x10', '１２月', '1e9999'])('"%s" is no area', (value) => {
    expect(outcome(readDecimal(text(value), area))).toBe('sheet.not_a_number');
  });
  test('limits and rounding are said', () => {
    expect(readDecimal(number('-1'), { ...area, min: '0' })).toEqual({
      ok: false,
      fault: { code: 'sheet.too_small', params: { text: '-1', limit: '0' } },
    });
    expect(outcome(readDecimal(number('-0.001'), { ...area, min: '0' }))).toBe('sheet.too_small');
    expect(outcome(readDecimal(number('101'), { ...area, max: '100' }))).toBe('sheet.too_big');
    expect(readDecimal(number('18.335'), area)).toEqual({
      ok: true,
      value: '18.34',
      note: { code: 'sheet.rounded', params: { text: '18.335', scale: 2 } },
    });
  });
  test('whole numbers are never rounded', () => {
    expect(outcome(readInteger(number('12.0'), {}))).toBe(12);
    expect(outcome(readInteger(text('１，２００'), {}))).toBe(1200);
    expect(outcome(readInteger(number('12.5'), {}))).toBe('sheet.not_an_integer');
    expect(outcome(readInteger(number('9007199254740993'), {}))).toBe('sheet.not_an_integer');
    expect(outcome(readInteger(number('3'), { min: 4 }))).toBe('sheet.too_small');
  });
  test('what is written plainly is read exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }), (cents) => {
        const value = new Decimal(cents.toString()).div(100);
        for (const spelled of [
          value.toFixed(2),
          value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ','),
          value.toFixed(2).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d))),
        ]) {
          expect(new Decimal(String(outcome(readDecimal(text(spelled), area)))).eq(value)).toBe(true);
        }
      }),
    );
  });
});

describe('units', () => {
  test.each<[string, UnitId]>([
    ['㎡', 'sqm'],
    ['平方米', 'sqm'],
    ['M2', 'sqm'],
    ['Sq Ft', 'sqft'],
    ['ft²', 'sqft'],
    ['万元', 'wanYuan'],
    ['人民币元', 'yuan'],
    ['kWh', 'kwh'],
    ['立方米', 'cubicMetre'],
    ['％', 'percent'],
  ])('%s', (word, id) => expect(unitOf(word)).toBe(id));
  test('every word names one unit', () => {
    for (const [id, unit] of Object.entries(units)) for (const word of unit.words) expect(unitOf(word)).toBe(id);
  });
  test('converting there and back gives the value', () => {
    const areas = Object.keys(units).filter((id) => units[id as UnitId].dimension === 'area') as UnitId[];
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...areas), fc.integer({ min: 1, max: 10 ** 9 }), (from, to, value) =>
        convert(convert(value, from, to), to, from)
          .minus(value)
          .abs()
          .lt('1e-6'),
      ),
    );
    expect(() => convert(1, 'sqm', 'yuan')).toThrow('sqm');
    expect(splitUnit('使用面积平方米', 'area')).toEqual({ rest: '使用面积', unit: 'sqm' });
    expect(splitUnit('使用面积', 'area')).toBeNull();
  });
});

describe('codes', () => {
  test.each<[RawCell, string]>([
    [text('0301'), '0301'],
    [text('ＧＢ－０１'), 'GB-01'],
    [number('301'), '301'],
    [number('301', '000301'), '000301'],
    [number('410001001'), '410001001'],
    [number('999999999999999'), '999999999999999'],
  ])('%j is %s', (cell, expected) => expect(readCode(cell)).toEqual({ ok: true, value: expected }));
  test.each(['0E00', '1E10', '2e05'])('%s is a code and no number', (code) => {
    expect(readCode(text(code))).toEqual({ ok: true, value: code });
  });

  test.each<[RawCell]>([[number('1010000020000000')], [number('1.01000002E+15')], [text('1.01E+15')], [text('4.11E+17')]])(
    '%j has lost its end',
    (cell) => {
      expect(outcome(readCode(cell))).toBe('sheet.code_lost_digits');
    },
  );
  test('long codes as text are whole', () => expect(outcome(readCode(text('91320400MA1MXXXX0X')))).toBe('91320400MA1MXXXX0X'));
});

describe('days', () => {
  test.each<[RawCell, string]>([
    [text('2024-01-05'), '2024-01-05'],
    [text('2024/1/5'), '2024-01-05'],
    [text('2024.1.5'), '2024-01-05'],
    [text('２０２４年１月５日'), '2024-01-05'],
    [text('2024年1月5号'), '2024-01-05'],
    [text('24年1月5日'), '2024-01-05'],
    [text('2024.1'), '2024-01-01'],
    [text('2024年1月'), '2024-01-01'],
    [text('20240105'), '2024-01-05'],
    [number('20240105'), '2024-01-05'],
    [number('44561'), '2021-12-31'],
    [text('44561'), '2021-12-31'],
    [text('45106.524380462964'), '2023-06-29'],
    [text('05-Jan-24'), '2024-01-05'],
    [text('5 January 2024'), '2024-01-05'],
    [text('Jan 5, 2024'), '2024-01-05'],
    [text('2024-01-05 08:30:00'), '2024-01-05'],
    [text('06/29/2023 11:13 AM EDT'), '2023-06-29'],
    [text('29/06/2023'), '2023-06-29'],
    [text('05/05/2024'), '2024-05-05'],
    [{ kind: 'date', text: '2021-12-31' }, '2021-12-31'],
    [{ kind: 'date', text: '2021-12-31T08:30:00' }, '2021-12-31'],
  ])('%j is %s', (cell, expected) => expect(readDayCell(cell)).toEqual({ ok: true, value: expected }));
  test.each(['2024-02-30', '2023-02-29', '2024/13/1', '20241301', '31-Apr-24', '昨天', '1', '123456', '1月5日', '99999'])(
    '"%s" is no day',
    (value) => {
      expect(outcome(readDayCell(text(value)))).toBe('sheet.not_a_day');
    },
  );
  test('an impossible day in a date cell and a bare time are refused', () => {
    expect(outcome(readDayCell({ kind: 'date', text: '2021-02-31' }))).toBe('sheet.not_a_day');
    expect(outcome(readDayCell({ kind: 'date', text: '08:30:00' }))).toBe('sheet.not_a_day');
  });
  test('05/06/2024 is ambiguous until somebody says how it is meant', () => {
    expect(outcome(readDayCell(text('05/06/2024')))).toBe('sheet.ambiguous_day');
    expect(outcome(readDayCell(text('05/06/2024'), { order: 'dmy' }))).toBe('2024-06-05');
    expect(outcome(readDayCell(text('05/06/2024'), { order: 'mdy' }))).toBe('2024-05-06');
  });
  test('every day is read in every spelling', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1931-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
        for (const spelled of [iso, `${y}/${m}/${d}`, `${y}年${m}月${d}日`, iso.replaceAll('-', ''), String(serial)])
          expect(outcome(readDayCell(text(spelled)))).toBe(iso);
      }),
    );
  });
  test('months and years', () => {
    expect(['2024-01', '2024年1月', '202401', '2024.1', '2024/1/5'].map((each) => outcome(readMonthCell(text(each))))).toEqual(
      Array(5).fill('2024-01'),
    );
    expect(outcome(readMonthCell(text('2024-13')))).toBe('sheet.not_a_month');
    expect(['1998', '１９９８年', '98年', '1998-05-01', '1998年5月'].map((each) => outcome(readYearCell(text(each))))).toEqual(
      Array(5).fill(1998),
    );
    expect(outcome(readYearCell(number('1998'), { min: 2000 }))).toBe('sheet.too_small');
    expect(outcome(readYearCell(text('九八年')))).toBe('sheet.not_a_year');
  });
});

describe('ticks and words', () => {
  test('yes and no', () => {
    for (const word of ['是', 'Y', 'yes', '1', '√', '有', 'TRUE', '１']) expect(outcome(readBoolean(text(word)))).toBe(true);
    for (const word of ['否', 'N', 'no', '0', '×', '无', '没有', 'false']) expect(outcome(readBoolean(text(word)))).toBe(false);
    for (const word of ['', '—', 'N/A', '不详']) expect(outcome(readBoolean(text(word)))).toBeNull();
    expect(outcome(readBoolean(text('也许')))).toBe('sheet.not_a_boolean');
    expect(outcome(readBoolean({ kind: 'boolean', text: 'false' }))).toBe(false);
    expect(outcome(readBoolean(number('1')))).toBe(true);
  });
  test('dictionary words are compared without width, case, spaces and quotes', () => {
    expect(wordKey(' “办 公 室” ')).toBe(wordKey('办公室'));
    expect(wordKey('ＯＦＦＩＣＥ')).toBe('office');
  });
});

test('no normaliser ever throws, whatever a cell holds', () => {
  const cell = fc.record({
    kind: fc.constantFrom<RawKind>('text', 'number', 'date', 'boolean', 'error', 'empty'),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.double().map(String),
      fc.constantFrom(...missing),
      fc.stringMatching(/^[\d年月日.,/:eE+\- 万元㎡]{0,14}$/),
    ),
  });
  fc.assert(
    fc.property(cell, (raw) => {
      for (const read of [
        readDecimal(raw, area),
        readInteger(raw, {}),
        readCode(raw),
        readText(raw),
        readDayCell(raw),
        readMonthCell(raw),
        readYearCell(raw),
        readBoolean(raw),
      ]) {
        expect(typeof read.ok).toBe('boolean');
      }
    }),
    { numRuns: 3_000 },
  );
});
