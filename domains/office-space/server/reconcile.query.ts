import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { reconcile as reconcileRoute, reconciliationLine } from '../contract/ledgers.ts';
import { sqm, sqmOrNull } from '../rules/areas.ts';
import { reconcile as compare } from '../rules/reconciliation.ts';
import { type BuildingLine, buildingFactColumns, buildingFactJoins, recordsOf } from './check/buildings.ts';
import { inUnits } from './reach.ts';

type Line = z.output<typeof reconciliationLine>;
type Row = BuildingLine & { code: string; name: string; orgName: string };

function linesOf(row: Row): Line[] {
  return compare(recordsOf(row)).map((d) => ({
    buildingId: row.id,
    buildingCode: row.code,
    buildingName: row.name,
    orgId: row.orgId,
    orgName: row.orgName,
    kind: d.kind,
    difference: d.difference,
    ledgerSqm: sqmOrNull(d.ledgerDm2),
    otherSqm: sqmOrNull(d.otherDm2),
    differenceSqm: d.ledgerDm2 === null || d.otherDm2 === null ? null : sqm(d.otherDm2 - d.ledgerDm2),
    link: { list: 'rooms' as const, query: { buildingId: row.id } },
  }));
}

/** Three-way reconciliation of the managing unit's buildings by the rule of alarm A7 (OS-27); the largest difference first. */
export async function reconcile(ctx: Ctx, input: RouteInput<typeof reconcileRoute>): Promise<RouteAnswer<typeof reconcileRoute>> {
  const where = inUnits(new Where([null]), 'b.org_id', input).and('b.search_text ilike ?', containing(input.q));
  if (!ctx.scope.all) where.and('b.org_id = any(?::uuid[])', ctx.scope.orgIds);
  const { rows } = await ctx.client.query<Row>(
    `select ${buildingFactColumns}, b.code, b.name, u.name as "orgName" from places.building b join org.unit u on u.id = b.org_id ${buildingFactJoins}
     where b.state <> 'retired' and ${where.sql}`,
    where.values,
  );
  const lines = rows.flatMap(linesOf).filter((l) => input.difference === undefined || l.difference === input.difference);
  const { field, direction } = sortOf(input.sort ?? '-differenceSqm', 'differenceSqm' as const);
  lines.sort((a, b) => compareBy(field, a, b) * (direction === 'asc' ? 1 : -1) || (a.buildingId < b.buildingId ? -1 : 1));
  return { items: lines.slice((input.page - 1) * input.pageSize, input.page * input.pageSize), total: lines.length };
}

function compareBy(field: string, a: Line, b: Line): number {
  if (field === 'differenceSqm') return Math.abs(Number(a.differenceSqm ?? 0)) - Math.abs(Number(b.differenceSqm ?? 0));
  return field === 'orgName' ? a.orgName.localeCompare(b.orgName, 'zh-CN') : a.buildingName.localeCompare(b.buildingName, 'zh-CN');
}
