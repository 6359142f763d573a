import { describe, expect, it } from 'vitest';
import type { SourceDivision } from './division-kinds.ts';
import { divisionsBelowCounty, divisionsFrom, divisionsToCounty } from './divisions-source.ts';

const changzhou: SourceDivision[] = [];
for await (const d of divisionsFrom(['320400'])) changzhou.push(d);
const at = (code: string) => changzhou.find((d) => d.code === code);
const under = (level: string) => changzhou.filter((d) => d.level === level && d.code.startsWith('3204') && !d.validTo);
const countBy = (rows: SourceDivision[], key: (d: SourceDivision) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const d of rows) counts[key(d)] = (counts[key(d)] ?? 0) + 1;
  return counts;
};

describe('divisions of Changzhou', () => {
  it('has 6 districts and county-level cities, 67 towns and streets, 1,049 villages and communities', () => {
    expect(under('county').map((d) => `${d.code} ${d.name} ${d.kind}`)).toEqual([
      '320402 天宁区 district',
      '320404 钟楼区 district',
      '320411 新北区 district',
      '320412 武进区 district',
      '320413 金坛区 district',
      '320481 溧阳市 county-level-city',
    ]);
    expect(countBy(under('town'), (d) => String(d.parentCode))).toEqual({
      '320402': 7,
      '320404': 8,
      '320411': 10,
      '320412': 18,
      '320413': 10,
      '320481': 14,
    });
    expect(countBy(under('village'), (d) => d.code.slice(0, 6))).toEqual({
      '320402': 125,
      '320404': 105,
      '320411': 147,
      '320412': 297,
      '320413': 131,
      '320481': 244,
    });
  });

  it('marks the nine development zones, farms and prisons that are no towns', () => {
    expect(countBy(under('town'), (d) => d.kind)).toEqual({ street: 25, town: 33, 'non-administrative': 9 });
    expect(under('town').filter((d) => !d.administrative)).toHaveLength(9);
    expect(at('320481400')).toMatchObject({ name: '常州监狱', administrative: false });
  });

  it('tells communities from villages, and the virtual ones apart', () => {
    expect(countBy(under('village'), (d) => d.kind)).toEqual({ community: 503, village: 541, 'non-administrative': 5 });
    expect(at('320481401498')).toMatchObject({ name: '溧阳监狱虚拟社区', kind: 'community', administrative: false });
  });

  it('keeps abolished codes with their end', () => {
    expect(at('320405')).toMatchObject({ name: '戚墅堰区', validTo: '2015-04-28' });
    expect(at('320482')).toMatchObject({ name: '金坛市', validTo: '2015-04-28' });
    expect(at('320413')).toMatchObject({ validFrom: '2015-04-28', validTo: null });
  });

  it('gives every parent before its children, and every code once', () => {
    const seen = new Set<string>();
    for (const d of changzhou) {
      if (d.parentCode !== null) expect(seen.has(d.parentCode)).toBe(true);
      expect(seen.has(d.code)).toBe(false);
      seen.add(d.code);
    }
  });
});

describe('divisions of the country', () => {
  it('hangs counties on the province where the city above them is a placeholder', async () => {
    const country = await divisionsToCounty();
    const named = (name: string) => country.find((d) => d.name === name);
    expect(countBy(country, (d) => d.level)).toMatchObject({ province: 34, city: 333 });
    expect(named('东城区')).toMatchObject({ code: '110101', parentCode: '110000' });
    expect(named('济源市')).toMatchObject({ level: 'county', parentCode: '410000', kind: 'county-level-city' });
    expect(country.filter((d) => d.name === '东莞市')).toMatchObject([{ code: '441900', level: 'city' }]);
    expect(named('苏州工业园区')).toMatchObject({ kind: 'non-administrative', administrative: false });
    expect(named('神农架林区')).toMatchObject({ kind: 'county' });
  });

  it('takes codes of any length above the town and never yields a row twice', async () => {
    const codes: string[] = [];
    for await (const d of divisionsBelowCounty(['3204', '320402', '441900'])) codes.push(d.code);
    expect(codes.filter((c) => c.startsWith('3204'))).toHaveLength(67 + 1049);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.some((c) => c.startsWith('441900'))).toBe(true);
    await expect(divisionsBelowCounty(['320402001']).next()).rejects.toThrow('320402001');
  });
});
