import type { Ctx } from '#kernel/context.ts';
import type { LimitLevel } from '../contract/words.ts';

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly limitLevel: LimitLevel;
  /** Found by a name it bore before. */
  readonly former: boolean;
}

/** Names as registers write them: half-width, without blanks. */
const written = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');

/**
 * Active units within scope by what a register calls them: name, short name, credit code, or a former name when no present one fits. Answers the units per
 * name as given; several where the name is not unique.
 */
export async function unitsByName(ctx: Ctx, names: readonly string[]): Promise<Map<string, NamedUnit[]>> {
  const keys = [...new Set(names.map(written))];
  const { rows } = await ctx.client.query<NamedUnit & { key: string }>(
    `with said as materialized (select unnest($1::text[]) as key),
       present as (select s.key, u.id from said s join org.unit u on u.name = s.key union select s.key, u.id from said s join org.unit u on u.short_name = s.key
         union select s.key, u.id from said s join org.unit u on u.credit_code = upper(s.key)),
       former as (select distinct s.key, h.unit_id as id from said s join org.unit_parent h on h.name = s.key)
     select f.key, u.id, u.name, u.limit_level as "limitLevel", f.former
     from (select key, id, false as former from present union all select key, id, true from former) f join org.unit u on u.id = f.id and u.state = 'active'
     order by f.former, u.lineage, u.id`,
    [keys],
  );
  const found = new Map<string, NamedUnit[]>();
  for (const { key, ...unit } of rows) {
    const known = found.get(key);
    if (!known) found.set(key, [unit]);
    else if (known.every((k) => k.id !== unit.id) && known[0]?.former === unit.former) known.push(unit);
  }
  return new Map(names.map((name) => [name, found.get(written(name)) ?? []]));
}

/** Name of any unit: names of public bodies are public, see `org.name_of`. */
export async function unitName(ctx: Ctx, unitId: string): Promise<string | null> {
  const { rows } = await ctx.client.query<{ name: string | null }>('select org.name_of($1) as name', [unitId]);
  return rows[0]?.name ?? null;
}
