import { Decimal } from '#shared/units.ts';

/** What is measured; a unit converts only within its dimension. */
export type Dimension = 'area' | 'money' | 'length' | 'volume' | 'energy' | 'mass' | 'distance' | 'share';

interface Unit {
  dimension: Dimension;
  /** How many of the dimension's base unit one of this is; the base has 1. */
  factor: string;
  /** How registers write it; compared without case, spaces and width (㎡ is m2). */
  words: readonly string[];
  /** How templates and exports write it. */
  zh: string;
  en: string;
}

const unit = (dimension: Dimension, factor: string, zh: string, en: string, ...words: string[]): Unit => ({
  dimension,
  factor,
  zh,
  en,
  words: [zh, en, ...words],
});

/** Units known to registers. 1 亩 is 2000/3 m² (計量単位 of State Council order 1984); 1 ft² is 0.09290304 m², exact. */
export const units = {
  sqm: unit(
    'area',
    '1',
    '㎡',
    'm²',
    '平方米',
    '平米',
    '平方',
    '平方公尺',
    'sqm',
    'sq m',
    'square meters',
    'square metres',
    'square meter',
    'square metre',
  ),
  sqft: unit('area', '0.09290304', '平方英尺', 'ft²', 'sqft', 'sq ft', 'square feet', 'square foot', 'sf'),
  mu: unit('area', '666.66666666666666667', '亩', 'mu'),
  hectare: unit('area', '10000', '公顷', 'ha', 'hectare', 'hectares'),
  sqkm: unit('area', '1000000', '平方公里', 'km²', '平方千米'),
  yuan: unit('money', '1', '元', 'yuan', '人民币元', 'rmb', 'cny', '¥'),
  kiloYuan: unit('money', '1000', '千元', 'thousand yuan'),
  wanYuan: unit('money', '10000', '万元', '10,000 yuan', '人民币万元', '万'),
  yiYuan: unit('money', '100000000', '亿元', '100 million yuan', '亿'),
  metre: unit('length', '1', '米', 'm', '公尺', 'metres', 'meters', 'metre', 'meter'),
  centimetre: unit('length', '0.01', '厘米', 'cm', '公分'),
  millimetre: unit('length', '0.001', '毫米', 'mm'),
  foot: unit('length', '0.3048', '英尺', 'ft', 'feet', 'foot'),
  kilometre: unit('distance', '1', '公里', 'km', '千米'),
  mile: unit('distance', '1.609344', '英里', 'mi', 'mile', 'miles'),
  cubicMetre: unit('volume', '1', '立方米', 'm³', '立方', '方', '吨水', 'cubic metres', 'cubic meters', 'cbm'),
  litre: unit('volume', '0.001', '升', 'L', '公升', 'litre', 'liter', 'litres', 'liters'),
  wanCubicMetre: unit('volume', '10000', '万立方米', '10,000 m³', '万方'),
  kwh: unit('energy', '1', '千瓦时', 'kWh', '度', 'kw·h', '千瓦·时', '千瓦小时'),
  mwh: unit('energy', '1000', '兆瓦时', 'MWh'),
  wanKwh: unit('energy', '10000', '万千瓦时', '10,000 kWh', '万度', '万kwh'),
  megajoule: unit('energy', '0.27777777777777777778', '兆焦', 'MJ'),
  gigajoule: unit('energy', '277.77777777777777778', '吉焦', 'GJ', '百万千焦'),
  kilogram: unit('mass', '1', '千克', 'kg', '公斤'),
  tonne: unit('mass', '1000', '吨', 't', 'ton', 'tonne', 'tonnes'),
  one: unit('share', '1', '比例', 'ratio'),
  percent: unit('share', '0.01', '%', '%', 'percent', '百分比'),
} as const satisfies Record<string, Unit>;
export type UnitId = keyof typeof units;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s.·]/g, '');
const byWord = new Map<string, UnitId>(
  (Object.entries(units) as [UnitId, Unit][]).flatMap(([id, each]) => each.words.map((word): [string, UnitId] => [plain(word), id])),
);

/** The unit a word names (`㎡`, `平方米`, `Sq Ft`); null when it is none. */
export const unitOf = (word: string): UnitId | null => byWord.get(plain(word)) ?? null;

/** Is it the id of a unit, as a mapping file writes it? */
export const isUnitId = (id: string): id is UnitId => Object.hasOwn(units, id);

export const sameDimension = (a: UnitId, b: UnitId): boolean => units[a].dimension === units[b].dimension;

/** Converts between units of one dimension, exactly up to the 20 digits of the factors. */
export function convert(value: Decimal.Value, from: UnitId, to: UnitId): Decimal {
  if (from === to) return new Decimal(value);
  if (!sameDimension(from, to)) throw new Error(`${from} is no measure of ${units[to].dimension}`);
  return new Decimal(value).times(units[from].factor).div(units[to].factor);
}

/** All unit words, longest first, for cutting a unit off the end of a text. */
const endings = [...byWord.keys()].sort((a, b) => b.length - a.length);

/** Splits a normalised text into what stands before a trailing unit word and the unit; null when it ends with none. */
export function splitUnit(text: string, dimension: Dimension): { rest: string; unit: UnitId } | null {
  const bare = plain(text);
  for (const word of endings) {
    const id = byWord.get(word);
    if (id && units[id].dimension === dimension && bare.endsWith(word)) {
      const end = text.length - lengthOfTail(text, word.length);
      return { rest: text.slice(0, end).trim(), unit: id };
    }
  }
  return null;
}

/** How many characters at the end of `text` carry `count` characters that `plain` keeps. */
function lengthOfTail(text: string, count: number): number {
  let kept = 0;
  let length = 0;
  while (kept < count && length < text.length) {
    length += 1;
    kept += plain(text.slice(-length)).length - kept;
  }
  return length;
}
