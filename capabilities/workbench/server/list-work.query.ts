import type { Ctx } from '#kernel/context.ts';
import { pageFrom, Where } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Box, countWork, groupWork, listWork, markSeen, WorkItem } from '../contract/work.ts';
import { endOfDay, type Filter, whereWork } from './work.visible.ts';
import { workHours } from './work-hours.ts';

type Row = Omit<WorkItem, 'deadline' | 'ageHours' | 'hoursLeft' | 'unit' | 'box'> & { orgId: string; orgName: string | null };

const columns = `w.id, w.subject, w.record_id as "recordId", w.org_id as "orgId", org.name_of(w.org_id) as "orgName", w.title, w.number, w.path,
  w.created_at as "createdAt", w.due_at as "dueAt", w.seen_at as "seenAt", w.ended_at as "endedAt", w.outcome, w.step_key as "stepKey", w.bulk`;

const sorts = { dueAt: 'w.due_at', createdAt: 'w.created_at', endedAt: 'w.ended_at' } as const;
/** What waits is shown by its deadline, what is done by when it was, the rest newest first. */
const usual: Readonly<Record<Box, string>> = { todo: 'dueAt', done: '-endedAt', started: '-createdAt', copy: '-createdAt' };

/** A page of one of the four lists; age and time left are counted in working hours for the rows that are shown. */
export async function listWorkUseCase(ctx: Ctx, input: RouteInput<typeof listWork>): Promise<RouteAnswer<typeof listWork>> {
  const { field, direction } = sortOf(input.sort ?? usual[input.box], 'dueAt' as keyof typeof sorts);
  const where = whereWork(ctx, input, new Where([input.pageSize, (input.page - 1) * input.pageSize]));
  const order = `${sorts[field]} ${direction} nulls ${direction === 'asc' ? 'last' : 'first'}, w.id ${direction}`;
  // The page is chosen by the index first; names and words are fetched for its rows alone.
  const { rows } = await ctx.client.query<Row & { total: number }>(
    `select k.total, ${columns} from (select count(*)::int as total from workbench.work w where ${where.sql}) k
     left join (select * from workbench.work w where ${where.sql} order by ${order} limit $1 offset $2) w on true order by ${order}`,
    where.values,
  );
  const { items, total } = pageFrom<Row>(rows);
  return {
    items: items.map(({ orgId, orgName, ...row }) => ({
      ...row,
      box: input.box,
      unit: { id: orgId, name: orgName },
      ...workHours(row, ctx.now),
    })),
    total,
    abilities: { cover: ctx.can('workbench.cover.create') },
  };
}

/** The figures of the four lists; each is the total of the list that it opens. */
export async function countWorkUseCase(ctx: Ctx): Promise<RouteAnswer<typeof countWork>> {
  const monthFrom = `${ctx.today.slice(0, 7)}-01`;
  const { rows } = await ctx.client.query<Omit<RouteAnswer<typeof countWork>, 'monthFrom'>>(
    `with open as (
       select kind, due_at, seen_at from workbench.work where account_id = $1 and ended_at is null
     ) select count(*) filter (where kind = 'todo')::int as todo,
       count(*) filter (where kind = 'todo' and due_at < $2)::int as overdue,
       count(*) filter (where kind = 'todo' and due_at >= $2 and due_at < $3)::int as soon,
       count(*) filter (where kind = 'todo' and seen_at is null)::int as unseen,
       count(*) filter (where kind = 'started')::int as started,
       count(*) filter (where kind = 'copy' and seen_at is null)::int as copies,
       (select count(*)::int from workbench.work where account_id = $1 and kind = 'todo' and ended_at >= ($4::text || ' 00:00+08')::timestamptz) as "doneThisMonth"
     from open`,
    [ctx.actor.accountId, ctx.now, endOfDay(ctx, 3), monthFrom],
  );
  return { ...(rows[0] as Omit<RouteAnswer<typeof countWork>, 'monthFrom'>), monthFrom };
}

/** How a list falls to subjects and deadlines. A choice among subjects does not narrow the figures of the subjects, nor one among deadlines theirs. */
export async function groupWorkUseCase(ctx: Ctx, input: RouteInput<typeof groupWork>): Promise<RouteAnswer<typeof groupWork>> {
  const asked = async <T extends object>(filter: Filter, grouped: (at: (n: number) => string) => string): Promise<T[]> => {
    const where = whereWork(ctx, filter, new Where([ctx.now, endOfDay(ctx, 0), endOfDay(ctx, 3)]));
    const { rows } = await ctx.client.query<T>(grouped((n) => `$${n}`).replace('{where}', where.sql), where.values);
    return rows;
  };
  const { subject: _s, ...withoutSubject } = input;
  const { deadline: _d, ...withoutDeadline } = input;
  const waits = `w.ended_at is null and w.due_at`;
  const subjects = await asked<{ subject: string; count: number; overdue: number }>(
    withoutSubject,
    () => `select w.subject, count(*)::int as count, count(*) filter (where ${waits} < $1)::int as overdue
      from workbench.work w where {where} and $2::timestamptz <= $3::timestamptz group by 1 order by 2 desc, 1`,
  );
  const deadlines = await asked<{ deadline: WorkItem['deadline']; count: number }>(
    withoutDeadline,
    () => `select case when w.due_at is null then 'none' when w.due_at < $1 then 'overdue' when w.due_at < $2 then 'today'
        when w.due_at < $3 then 'soon' else 'later' end as deadline, count(*)::int as count
      from workbench.work w where {where} and w.ended_at is null group by 1`,
  );
  return { total: subjects.reduce((sum, s) => sum + s.count, 0), subjects, deadlines };
}

/** Remembers that entries were opened; it concerns nobody else, so the log does not hold it. */
export async function markSeenUseCase(ctx: Ctx, input: RouteInput<typeof markSeen>): Promise<RouteAnswer<typeof markSeen>> {
  const where = new Where([ctx.now]);
  where.and('account_id = ?', ctx.actor.accountId).and('seen_at is null').and('id = any(?::uuid[])', input.ids);
  if (input.box) where.and('kind = ?', input.box === 'done' ? 'todo' : input.box);
  const done = await ctx.client.query(`update workbench.work set seen_at = $1 where ${where.sql}`, where.values);
  return { marked: done.rowCount ?? 0 };
}
