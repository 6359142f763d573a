import type { z } from 'zod';
import { reachOf, unitsOf } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { searchPattern } from '#kernel/org/server/public.ts';
import type { caseFilter } from '../contract/cases.ts';
import type { CasesPermission } from '../contract/permissions.ts';
import type { Severity } from '../rules/words.ts';

/** The permission that opens the files of a case. */
export const readPermissionOf = (severity: Severity): CasesPermission => (severity === 'A' ? 'cases.clue.read' : 'cases.case.read');

export type CaseFilter = z.output<z.ZodObject<typeof caseFilter>>;

/** The condition under which an actor may see `cases.case c` beyond the wall: in reach, and of clues of a breach of discipline only those it may know of (SU-7). */
export function seenSql(ctx: Ctx, where: Where): string {
  const cases = unitsOf(reachOf(ctx.actor, 'cases.case.read'));
  const clues = unitsOf(reachOf(ctx.actor, 'cases.clue.read'));
  const parts = [
    ...(cases ? [`c.org_id = any(${where.param(cases)}::uuid[])`] : []),
    ...(clues ? [`(c.severity <> 'A' or c.org_id = any(${where.param(clues)}::uuid[]))`] : []),
  ];
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

export const whereSeen = (ctx: Ctx, where: Where): Where => where.and(seenSql(ctx, where));

/** The light of a running case in SQL, as `lightOf` says it; `yellowUntil` is the last due day that is yellow today. */
export const lightSql = (today: string, yellowUntil: string): string =>
  `case when c.due_on is null or c.closed_on is not null then null when coalesce(c.submitted_on, ${today}::date) > c.due_on then 'red'
    when c.submitted_on is not null then 'green' when c.due_on <= ${yellowUntil}::date then 'yellow'
    when (c.due_on - ${today}::date) * 2 <= coalesce(c.limit_days, 0) then 'blue' else 'green' end`;

/**
 * Cases of a list, an export and a statistic: the one predicate over `cases.case c`. Running ones unless told. `yellowUntil` is the last due day
 * that is yellow today.
 */
export function whereCases(ctx: Ctx, filter: Partial<CaseFilter>, yellowUntil: string, before: unknown[] = []): Where {
  const where = whereSeen(ctx, new Where(before));
  if (filter.subtree) where.and('c.org_id in (select id from org.unit where lineage && ?::uuid[])', filter.orgId);
  else where.and('c.org_id = any(?::uuid[])', filter.orgId);
  where
    .and('c.search_text like ?', searchPattern(filter.q))
    .and('c.state = any(?)', filter.state)
    .and('c.severity = any(?)', filter.severity)
    .and('c.origin = any(?)', filter.origin)
    .and('c.item_code = any(?)', filter.itemCode)
    .and('c.item_code in (select code from cases.list_item where object = any(?))', filter.object)
    .and('c.source = ?', filter.source)
    .and('c.subject_id = ?', filter.subjectId)
    .and('c.found_on >= ?::date', filter.foundFrom)
    .and('c.found_on <= ?::date', filter.foundTo)
    .and('c.org_id in (select id from org.unit where admin_level = any(?))', filter.adminLevel);
  if (filter.repeated !== undefined) where.and(`c.repeat_no ${filter.repeated ? '>' : '='} 0`);
  if (filter.founded) where.and(`c.verified_on is not null and c.state <> 'rejected'`);
  if (filter.outcome === 'due') where.and(`c.due_on is not null and c.state <> 'rejected'`);
  if (filter.outcome === 'closed') where.and(`c.due_on is not null and c.state = 'closed'`);
  if (filter.outcome === 'on-time') where.and(`c.due_on is not null and c.state = 'closed' and c.fixed_on <= c.due_on`);
  if (filter.outcome === 'late') where.and(`c.due_on is not null and c.state = 'closed' and c.fixed_on > c.due_on`);
  if (filter.light) where.and(`${lightSql(where.param(ctx.today), where.param(yellowUntil))} = any(?)`, filter.light);
  if (filter.running ?? (!filter.state && !filter.outcome && !filter.founded)) where.and(`c.state not in ('closed', 'rejected')`);
  return where;
}
