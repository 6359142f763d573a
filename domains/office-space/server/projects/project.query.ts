import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { listProjects as listProjectsRoute, Project, projectFilter, projectSort } from '../../contract/projects.ts';
import { type MilestoneLight, milestoneLight } from '../../rules/project-review.ts';
import { inUnits } from '../reach.ts';

interface Days {
  readonly planned: string;
  readonly actual: string | null;
}
export type ProjectRow = Omit<Project, 'milestoneLight'> & { days: Days[] };

const sorts: Readonly<Record<(typeof projectSort)[number], string>> = {
  number: 'p.submitted_on %, p.number',
  name: 'p.name',
  orgName: 'u.name',
  estimateYuan: 'p.estimate_yuan',
  submittedOn: 'p.submitted_on',
};
export const projectColumns = `p.id, p.org_id as "orgId", u.name as "orgName", p.number, p.kind, p.state, p.name, p.building_id as "buildingId",
  b.name as "buildingName", p.estimate_yuan as "estimateYuan", p.approved_yuan as "approvedYuan", p.budget_yuan as "budgetYuan", p.final_yuan as "finalYuan",
  p.submitted_on as "submittedOn", (select coalesce(json_agg(json_build_object('planned', m.planned_on, 'actual', m.actual_on)), '[]')
    from office_space.project_milestone m where m.project_id = p.id) as days`;
export const projectTables = `office_space.project p left join org.unit u on u.id = p.org_id left join places.building b on b.id = p.building_id`;

export function whereProjects(filter: Partial<z.output<z.ZodObject<typeof projectFilter>>>, before: unknown[] = []): Where {
  return inUnits(new Where(before), 'p.org_id', filter)
    .and('p.search_text ilike ?', containing(filter.q))
    .and('p.building_id = ?', filter.buildingId)
    .and('p.kind = any(?)', filter.kind)
    .and('p.state = any(?)', filter.state);
}

export function projectOrder(sort: string | undefined): string {
  const { field, direction } = sortOf(sort ?? '-submittedOn', 'submittedOn' as (typeof projectSort)[number]);
  return `${sorts[field].replace('%', direction)} ${direction} nulls first, p.id desc`;
}

const loudness: readonly MilestoneLight[] = ['overdue', 'near', 'ahead'];

/** The row with the loudest light of the milestones still to come. */
export function withLight({ days, ...row }: ProjectRow, today: string): Project {
  const lights = new Set(days.map((d) => milestoneLight(d.planned, d.actual, today)));
  return { ...row, milestoneLight: loudness.find((light) => lights.has(light)) ?? null };
}

export async function listProjects(ctx: Ctx, input: RouteInput<typeof listProjectsRoute>): Promise<RouteAnswer<typeof listProjectsRoute>> {
  const where = whereProjects(input);
  const text = `select k.total, q.* from (select count(*)::int as total from ${projectTables} where ${where.sql}) k
   left join (select ${projectColumns} from ${projectTables} where ${where.sql} order by ${projectOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<ProjectRow>((await ctx.client.query<ProjectRow & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((row) => withLight(row, ctx.today)),
    total,
    abilities: { create: ctx.can('office-space.project.apply') },
  };
}

/** State and figures of a project held for change, or `not_found`. */
export async function heldProject(ctx: Ctx, projectId: string) {
  return found(await ctx.db.selectFrom('office_space.project').selectAll().where('id', '=', projectId).forUpdate().executeTakeFirst());
}
export type HeldProject = Awaited<ReturnType<typeof heldProject>>;
