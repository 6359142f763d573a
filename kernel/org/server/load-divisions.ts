import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { SourceDivision } from './division-kinds.ts';
import { divisionsFrom } from './divisions-source.ts';
import { searchText } from './pinyin.ts';

const CHUNK = 5000;

/** Enters divisions that are missing and corrects those that differ; parents come before children. */
async function putDivisions(ctx: Ctx, rows: readonly SourceDivision[]): Promise<number> {
  const source = JSON.stringify(rows.map((d) => ({ ...d, searchText: `${searchText([d.name])} ${d.code}` })));
  const { numAffectedRows } =
    await sql`insert into org.division as d (code, name, level, parent_code, kind, administrative, valid_from, valid_to, search_text)
    select code, name, level, "parentCode", kind, administrative, "validFrom", "validTo", "searchText"
    from json_to_recordset(${source}::json) as x (code text, name text, level text, "parentCode" text, kind text, administrative boolean, "validFrom" date, "validTo" date, "searchText" text)
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent_code = excluded.parent_code, kind = excluded.kind,
      administrative = excluded.administrative, valid_from = excluded.valid_from, valid_to = excluded.valid_to, search_text = excluded.search_text
    where (d.name, d.level, d.parent_code, d.kind, d.administrative, d.valid_from, d.valid_to, d.search_text) is distinct from
      (excluded.name, excluded.level, excluded.parent_code, excluded.kind, excluded.administrative, excluded.valid_from, excluded.valid_to, excluded.search_text)`.execute(
      ctx.db,
    );
  return Number(numAffectedRows ?? 0);
}

/**
 * Loads the divisions: the country to the county, and to the village below the given provinces, cities or counties (`3204`, `320402`). May be repeated, also
 * with further codes: what stands already stays.
 */
export async function loadDivisions(ctx: Ctx, codes: readonly string[]): Promise<{ divisions: number; changed: number }> {
  let waiting: SourceDivision[] = [];
  let divisions = 0;
  let changed = 0;
  for await (const division of divisionsFrom(codes)) {
    divisions += 1;
    waiting.push(division);
    if (waiting.length < CHUNK) continue;
    changed += await putDivisions(ctx, waiting);
    waiting = [];
  }
  if (waiting.length > 0) changed += await putDivisions(ctx, waiting);
  if (changed > 0) {
    ctx.audit({
      action: 'org.division.loaded',
      subject: { kind: 'org.division-batch', id: newId(), orgId: null },
      after: { codes, divisions, changed },
    });
  }
  return { divisions, changed };
}
