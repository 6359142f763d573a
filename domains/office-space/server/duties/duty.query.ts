import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { filesOf } from '#kernel/files/server/public.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  DutyLine,
  duty,
  dutyFilter,
  dutySort,
  getDuty as getDutyRoute,
  listDuties as listDutiesRoute,
} from '../../contract/duties.ts';
import { inUnits, reaches } from '../reach.ts';
import { dutyLines } from './duty-lines.query.ts';

export type Duty = z.output<typeof duty>;
type Filter = z.output<z.ZodObject<typeof dutyFilter>>;

/** Where a task stands on day `$1`: `dutyStateOf` of the rules, said in SQL for filter and counts. */
const state = `case when d.done_on > d.due_on then 'done-late' when d.done_on is not null then 'done' when d.due_on < $1::date then 'overdue' else 'open' end`;
export const dutyColumns = `d.id, d.org_id as "orgId", u.name as "orgName", d.year, d.kind, ${state} as state, d.opened_on as "openedOn", d.due_on as "dueOn",
  d.done_on as "doneOn", d.place, d.document, d.version`;
export const dutyTables = 'office_space.duty d left join org.unit u on u.id = d.org_id';
const sorts: Readonly<Record<(typeof dutySort)[number], string>> = {
  dueOn: 'd.due_on',
  orgName: 'u.name',
  year: 'd.year',
  doneOn: 'd.done_on',
};

export function dutyOrder(sort: string | undefined): string {
  const { field, direction } = sortOf(sort ?? '-dueOn', 'dueOn' as (typeof dutySort)[number]);
  return `${sorts[field]} ${direction} nulls last, u.name, d.kind, d.id`;
}

/** Tasks of a list, its counts and its export. `$1` is the day. */
export function whereDuties(ctx: Ctx, filter: Partial<Filter>): Where {
  return inUnits(new Where([ctx.today]), 'd.org_id', filter)
    .and('u.search_text ilike ?', containing(filter.q))
    .and('d.year = ?', filter.year)
    .and('d.kind = any(?)', filter.kind)
    .and(`${state} = any(?)`, filter.state);
}

const mayDo = (ctx: Ctx, d: Pick<Duty, 'orgId' | 'doneOn'>) => ({
  complete: d.doneOn === null && reaches(ctx, 'office-space.duty.do', d.orgId),
});

export async function listDuties(ctx: Ctx, input: RouteInput<typeof listDutiesRoute>): Promise<RouteAnswer<typeof listDutiesRoute>> {
  const where = whereDuties(ctx, input);
  const counting = whereDuties(ctx, { ...input, state: undefined });
  const { rows: counted } = await ctx.client.query<{ state: string; n: number }>(
    `select ${state} as state, count(*)::int as n from ${dutyTables} where ${counting.sql} group by 1`,
    counting.values,
  );
  const text = `select k.total, q.* from (select count($1::date)::int as total from ${dutyTables} where ${where.sql}) k
   left join (select ${dutyColumns} from ${dutyTables} where ${where.sql} order by ${dutyOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Duty>((await ctx.client.query<Duty & { total: number }>(text, where.values)).rows);
  return {
    items: items.map((d) => ({ ...d, abilities: mayDo(ctx, d) })),
    total,
    counts: Object.fromEntries(counted.map((c) => [c.state, c.n])),
  };
}

/** What evidence is kept under. */
export const DUTY_FILES = 'office-space.duty';

type Whole = Duty & { note: string | null; doneByName: string | null; record: DutyLine[] | null };

/** One task; its list is that of today until it is done, then the one that was published or filed. */
export async function getDuty(ctx: Ctx, { dutyId }: RouteInput<typeof getDutyRoute>): Promise<RouteAnswer<typeof getDutyRoute>> {
  const { rows } = await ctx.client.query<Whole>(
    `select ${dutyColumns}, d.note, d.record, (select a.display_name from identity.account a where a.id = d.done_by) as "doneByName"
     from ${dutyTables} where d.id = $2`,
    [ctx.today, dutyId],
  );
  const { record, ...kept } = found(rows[0]);
  return {
    ...kept,
    lines: record ?? (await dutyLines(ctx, kept.orgId, kept.kind)),
    files: await filesOf(ctx, DUTY_FILES, dutyId),
    abilities: mayDo(ctx, kept),
  };
}
