import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId, id as unitId } from '#shared/ids.ts';
import { issuesOf } from '#shared/issues.ts';
import { newUnit } from '../contract/units.ts';
import { searchText } from './pinyin.ts';

const unitRow = newUnit.extend({ id: unitId.optional() });

/** A unit as `createUnit` takes it; with `id` where others of the batch are to hang below it. */
export type NewUnit = z.input<typeof unitRow>;

/**
 * Founds many units in one statement, parents before children, and answers their ids in the same order. What a single unit obeys holds for each:
 * parents within scope, names, credit codes and divisions by constraint.
 * @throws invalid_input with `<row>.<field>` for a row that is no unit
 */
export async function createUnits(ctx: Ctx, rows: readonly NewUnit[]): Promise<string[]> {
  const parsed = z.array(unitRow).safeParse(rows);
  if (!parsed.success) return refuse('invalid_input', {}, issuesOf(parsed.error, rows));
  const units = parsed.data.map((u) => ({
    ...u,
    id: u.id ?? newId(),
    shortName: u.shortName ?? null,
    creditCode: u.creditCode ?? null,
    sortNo: u.sortNo ?? 0,
    document: u.document ?? null,
    searchText: searchText([u.name, u.shortName, u.creditCode]),
  }));
  if (units.length === 0) return [];
  const source = sql`json_to_recordset(${JSON.stringify(units)}::json) as n (id uuid, "parentId" uuid, name text, "shortName" text, "creditCode" text, kind text,
    "adminLevel" text, "limitLevel" text, "divisionCode" text, "sortNo" int, "foundedOn" date, document text, "searchText" text)`;
  await sql`insert into org.unit (id, parent_id, name, short_name, credit_code, kind, admin_level, limit_level, division_code, sort_no, founded_on, search_text)
    select id, "parentId", name, "shortName", "creditCode", kind, "adminLevel", "limitLevel", "divisionCode", "sortNo", "foundedOn", "searchText" from ${source}`.execute(
    ctx.db,
  );
  await sql`insert into org.unit_parent (unit_id, parent_id, name, during, reason, document)
    select id, "parentId", name, daterange("foundedOn", null), 'founded', document from ${source}`.execute(ctx.db);
  for (const { id, searchText: _, ...after } of units) {
    ctx.audit({ action: 'org.unit.created', subject: { kind: 'org.unit', id, orgId: id }, after });
  }
  return units.map((u) => u.id);
}
