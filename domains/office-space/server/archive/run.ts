import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  listDifferences as differencesRoute,
  getRun as getRoute,
  listRuns as listRoute,
  reconciliationRun,
  runLine,
  startRun as startRoute,
} from '../../contract/reconciliations.ts';
import { unitNamed } from '../named.ts';
import { inUnits, reaches } from '../reach.ts';
import { compareBuildings } from './compare.ts';

type Run = z.output<typeof reconciliationRun>;
export type RunLine = z.output<typeof runLine>;

/** Runs the reconciliation and keeps what differs, as it stands today. */
export async function startRun(ctx: Ctx, input: RouteInput<typeof startRoute>): Promise<RouteAnswer<typeof startRoute>> {
  const { orgId, subtree, reason } = input;
  await unitNamed(ctx, orgId);
  const where = inUnits(new Where([null, ctx.today]), 'b.org_id', { orgId: [orgId], subtree });
  if (!ctx.scope.all) where.and('b.org_id = any(?::uuid[])', ctx.scope.orgIds);
  const { buildings, found: differences } = await compareBuildings(ctx, where);
  const id = newId();
  const { text: number } = await nextNumber(ctx, 'office-space.reconciliation', orgId, '用房对账');
  const started = { as_of: ctx.today, reason, started_by: ctx.actor.displayName, started_at: ctx.now.toISOString() };
  const counts = { building_count: buildings, difference_count: differences.length };
  await ctx.db
    .insertInto('office_space.reconciliation_run')
    .values({ id, org_id: orgId, number, ...started, ...counts, closed_on: differences.length === 0 ? ctx.today : null })
    .execute();
  if (differences.length > 0)
    await ctx.db
      .insertInto('office_space.reconciliation_difference')
      .values(
        differences.map((d) => ({
          id: newId(),
          run_id: id,
          org_id: d.orgId,
          building_id: d.buildingId,
          kind: d.kind,
          difference: d.difference,
          ledger_sqm: d.ledgerSqm,
          other_sqm: d.otherSqm,
        })),
      )
      .execute();
  ctx.audit({
    action: 'office-space.reconciliation.run',
    subject: { kind: 'reconciliation', id, orgId },
    after: { number, reason, buildingCount: buildings, differenceCount: differences.length },
  });
  return { id, number, buildingCount: buildings, differenceCount: differences.length };
}

const runColumns = `n.id, n.org_id as "orgId", u.name as "orgName", n.number, n.as_of as "asOf", n.reason, n.started_by as "startedBy",
  n.building_count as "buildingCount", n.difference_count as "differenceCount",
  (select count(*)::int from office_space.reconciliation_difference d where d.run_id = n.id and d.state <> 'closed') as "openCount", n.closed_on as "closedOn"`;
const runTables = 'office_space.reconciliation_run n join org.unit u on u.id = n.org_id';

export async function listRuns(ctx: Ctx, input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const where = new Where().and('(n.number ilike ? or n.reason ilike ?)', containing(input.q)).and('(n.closed_on is null) = ?', input.open);
  const { field, direction } = sortOf(input.sort ?? '-asOf', 'asOf' as 'asOf' | 'number');
  const text = `select k.total, q.* from (select count(*)::int as total from ${runTables} where ${where.sql}) k
   left join (select ${runColumns} from ${runTables} where ${where.sql} order by ${field === 'asOf' ? `n.as_of ${direction}, n.started_at` : 'n.number'} ${direction}, n.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Run>((await ctx.client.query<Run & { total: number }>(text, where.values)).rows);
  return { items, total, abilities: { run: ctx.can('office-space.reconciliation.run') } };
}

export async function readRun(ctx: Ctx, runId: string): Promise<Run> {
  return found((await ctx.client.query<Run>(`select ${runColumns} from ${runTables} where n.id = $1`, [runId])).rows[0]);
}

export async function getRun(ctx: Ctx, input: RouteInput<typeof getRoute>): Promise<RouteAnswer<typeof getRoute>> {
  const run = await readRun(ctx, input.runId);
  const { rows } = await ctx.client.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from office_space.reconciliation_difference where run_id = $1 group by state',
    [run.id],
  );
  return {
    ...run,
    byState: Object.fromEntries(rows.map((r) => [r.state, r.n])),
    abilities: { manage: reaches(ctx, 'office-space.reconciliation.run', run.orgId) },
  };
}

export const lineColumns = `d.id, d.run_id as "runId", d.org_id as "orgId", u.name as "orgName", d.building_id as "buildingId", b.code as "buildingCode", b.name as "buildingName",
  d.kind, d.difference, d.ledger_sqm as "ledgerSqm", d.other_sqm as "otherSqm", (d.other_sqm - d.ledger_sqm)::numeric(14, 2) as "differenceSqm", d.state,
  d.assignee, d.due_on as "dueOn", coalesce(d.due_on < $2::date and d.state in ('open', 'assigned'), false) as overdue, d.explanation, d.answered_on as "answeredOn",
  d.closed_on as "closedOn", d.closing_note as "closingNote"`;
export const lineTables = `office_space.reconciliation_difference d join org.unit u on u.id = d.org_id left join places.building b on b.id = d.building_id`;

type LineFilter = Pick<RouteInput<typeof differencesRoute>, 'runId' | 'q' | 'state' | 'kind'>;

/** Binds the run first and the day second. */
export const whereLines = (ctx: Ctx, filter: LineFilter): Where =>
  new Where([filter.runId, ctx.today])
    .and('d.run_id = $1 and $2::date is not null')
    .and('b.search_text ilike ?', containing(filter.q))
    .and('d.state = any(?)', filter.state)
    .and('d.kind = ?', filter.kind);

const sorts = { buildingName: 'b.name', orgName: 'u.name', dueOn: 'd.due_on' };

export async function listDifferences(ctx: Ctx, input: RouteInput<typeof differencesRoute>): Promise<RouteAnswer<typeof differencesRoute>> {
  await readRun(ctx, input.runId);
  const where = whereLines(ctx, input);
  const { field, direction } = sortOf(input.sort, 'buildingName' as keyof typeof sorts);
  const text = `select k.total, q.* from (select count(*)::int as total from ${lineTables} where ${where.sql}) k
   left join (select ${lineColumns} from ${lineTables} where ${where.sql} order by ${sorts[field]} ${direction} nulls last, d.difference, d.id
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<RunLine>((await ctx.client.query<RunLine & { total: number }>(text, where.values)).rows);
  return { items: items.map((d) => ({ ...d, abilities: lineAbilities(ctx, d) })), total };
}

function lineAbilities(ctx: Ctx, d: RunLine) {
  const manages = reaches(ctx, 'office-space.reconciliation.run', d.orgId);
  const explains = reaches(ctx, 'office-space.reconciliation.explain', d.orgId) && d.state !== 'closed';
  return {
    assign: manages && (d.state === 'open' || d.state === 'assigned'),
    explain: explains,
    mend: explains,
    close: manages && (d.state === 'explained' || d.state === 'mended'),
  };
}
