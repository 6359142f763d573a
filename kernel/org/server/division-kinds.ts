import type { Day } from '#shared/time.ts';
import type { DivisionKind, DivisionLevel } from '../contract/words.ts';

/** One division as the register keeps it. */
export interface SourceDivision {
  /** Six digits to the county (GB/T 2260), nine for a town, twelve for a village (statistical codes). */
  code: string;
  name: string;
  level: DivisionLevel;
  parentCode: string | null;
  kind: DivisionKind;
  /** False for what statistics treat like a division and is none. */
  administrative: boolean;
  validFrom: Day | null;
  /** First day on which it no longer stands; null while it does. */
  validTo: Day | null;
}

export function provinceKind(name: string): DivisionKind {
  if (name.endsWith('特别行政区')) return 'special-region';
  if (name.endsWith('自治区')) return 'autonomous-region';
  return name.endsWith('市') ? 'municipality' : 'province';
}

export function cityKind(name: string): DivisionKind {
  if (name.endsWith('自治州')) return 'autonomous-prefecture';
  if (name.endsWith('盟')) return 'league';
  return name.endsWith('地区') ? 'prefecture' : 'city';
}

/** The fifth digit 7 stands for zones and administrations that statistics count like a county. */
export function countyKind(code: string, name: string): DivisionKind {
  if (code[4] === '7' || name.endsWith('委员会') || name.includes('群岛')) return 'non-administrative';
  // 神农架 is the one forest area that ranks as a county and not as a district.
  if (name.endsWith('区')) return name === '神农架林区' ? 'county' : 'district';
  if (name.endsWith('市')) return 'county-level-city';
  return name.endsWith('旗') ? 'banner' : 'county';
}

/**
 * The seventh digit of a statistical code: 0 streets, 1 towns, 2 and 3 townships, 4 and 5 whatever is like one. A name that ends as a
 * street, town or township wins, because new ones are first numbered among the others; `地区` are streets of the capital by their number.
 */
export function townKind(code: string, name: string): DivisionKind {
  if (name.endsWith('直辖村级区划')) return 'non-administrative';
  if (/街道(办事处)?$/.test(name)) return 'street';
  if (name.endsWith('镇')) return 'town';
  if (/(乡|苏木)$/.test(name)) return 'township';
  const numbered: Partial<Record<string, DivisionKind>> = { '0': 'street', '1': 'town', '2': 'township', '3': 'township' };
  return numbered[code.charAt(6)] ?? 'non-administrative';
}

/** By the name: 居委会 and 社区 are communities, 村委会 villages; parks and their administrations are neither. */
export function villageKind(name: string): DivisionKind {
  if (/居委会|居民委员会|社区/.test(name)) return 'community';
  return /村委|村民委员会/.test(name) ? 'village' : 'non-administrative';
}

/** The tenth digit 4 or 5: a "virtual community" of a zone or a prison that elects nobody. */
export const villageIsReal = (code: string, kind: DivisionKind): boolean => kind !== 'non-administrative' && !/[45]/.test(code.charAt(9));
