import type { Ctx } from '#kernel/context.ts';
import { unitsByName } from '#kernel/org/server/public.ts';
import type { Level } from '../../rules/ranks.ts';

/** What a name stands for: one record, several, or none within the actor's wall. */
export type Found<T> = { readonly one: T } | { readonly many: true } | { readonly none: true };

export const foundIn = <T>(rows: readonly T[] | undefined): Found<T> => {
  if (!rows || rows.length === 0) return { none: true };
  return rows.length > 1 ? { many: true } : { one: rows[0] as T };
};

export interface UnitRow {
  id: string;
  name: string;
  limitLevel: Level;
  divisionCode: string;
}

/** Units as registers write them: full, short or former name, or credit code. */
export async function unitsNamed(ctx: Ctx, names: readonly string[]): Promise<(name: string | null) => Found<UnitRow>> {
  const named = await unitsByName(ctx, names);
  const ids = [...named.values()].flat().map((u) => u.id);
  const { rows } = await ctx.client.query<{ id: string; divisionCode: string }>(
    'select id, division_code as "divisionCode" from org.unit where id = any($1)',
    [ids],
  );
  const divisions = new Map(rows.map((r) => [r.id, r.divisionCode]));
  return (name) => foundIn(named.get(name ?? '')?.map((u) => ({ ...u, divisionCode: divisions.get(u.id) ?? '' })));
}

export interface BuildingRow {
  id: string;
  code: string;
  org_id: string;
}

/** Buildings by code; a code may be used by several managing units. */
export async function buildingsCoded(ctx: Ctx, codes: readonly string[]): Promise<(code: string) => Found<BuildingRow>> {
  const { rows } = await ctx.client.query<BuildingRow>(
    `select id, code, org_id from places.building where code = any($1) and state <> 'retired'`,
    [[...new Set(codes)]],
  );
  const byCode = Map.groupBy(rows, (r) => r.code);
  return (code) => foundIn(byCode.get(code));
}

/** The level a register means: `3`, `3层`, `三`, `B1`, `-1`, `地下1层`, `负一层`; null when it is none. */
export function levelOf(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s|第|楼|层|F/gi, '');
  const below = /^(B|地下|负|-)/i.test(plain);
  const rest = plain.replace(/^(B|地下|负|-)+/i, '');
  const digits = /^\d{1,3}$/.test(rest) ? Number(rest) : chineseNumber(rest);
  if (digits === null || digits === 0 || digits > (below ? 20 : 200)) return null;
  return below ? -digits : digits;
}

const figures = '一二三四五六七八九';
/** 一 to 九十九. */
function chineseNumber(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, first, ten, last] = match;
  if (!ten) return last ? null : figures.indexOf(first ?? '') + 1 || null;
  return (first ? figures.indexOf(first) + 1 : 1) * 10 + (last ? figures.indexOf(last) + 1 : 0);
}
