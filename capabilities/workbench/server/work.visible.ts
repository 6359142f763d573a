import { addWorkdays } from '#kernel/calendar/working-calendar.ts';
import type { Ctx } from '#kernel/context.ts';
import { containing, type Where } from '#kernel/db/where.ts';
import type { RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { Deadline, groupWork } from '../contract/work.ts';

export type Filter = RouteInput<typeof groupWork>;

/** The first instant after the business day that is `workdays` days of work from today. */
export const endOfDay = (ctx: Ctx, workdays: number): Date =>
  new Date(`${addDays(workdays === 0 ? ctx.today : addWorkdays(ctx.today, workdays), 1)}T00:00:00+08:00`);

const instantOf = (day: string | undefined, plus = 0): string | undefined =>
  day === undefined ? undefined : `${addDays(day, plus)}T00:00:00+08:00`;

/** The conditions of a deadline, as the groups count them. */
function whereDeadline(ctx: Ctx, where: Where, chosen: readonly Deadline[]): void {
  // A statement may bind nothing that it does not use.
  const [now, today, soon] = [ctx.now, endOfDay(ctx, 0), endOfDay(ctx, 3)].map((at) => () => `${where.param(at)}::timestamptz`) as [
    () => string,
    () => string,
    () => string,
  ];
  const conditions: Readonly<Record<Deadline, () => string>> = {
    none: () => 'w.due_at is null',
    overdue: () => `w.due_at < ${now()}`,
    today: () => `(w.due_at >= ${now()} and w.due_at < ${today()})`,
    soon: () => `(w.due_at >= ${today()} and w.due_at < ${soon()})`,
    later: () => `w.due_at >= ${soon()}`,
  };
  where.and(`(w.ended_at is null and (${chosen.map((d) => conditions[d]()).join(' or ')}))`);
}

/** Whose rows a list shows: the actor's own, also where the transaction is wide. */
export function whereWork(ctx: Ctx, input: Filter, where: Where): Where {
  where.and('w.account_id = ?', ctx.actor.accountId).and('w.kind = ?', input.box === 'done' ? 'todo' : input.box);
  if (input.box === 'todo') where.and('w.ended_at is null');
  if (input.box === 'done') where.and('w.ended_at is not null');
  if (input.open !== undefined) where.and(`w.ended_at is ${input.open ? '' : 'not '}null`);
  if (input.seen !== undefined) where.and(`w.seen_at is ${input.seen ? 'not ' : ''}null`);
  if (input.deadline) whereDeadline(ctx, where, input.deadline);
  return where
    .and('w.subject = any(?)', input.subject)
    .and('w.org_id = ?', input.unitId)
    .and('w.bulk = ?', input.bulk)
    .and('w.search_text ilike ?', containing(input.q || undefined))
    .and('w.created_at >= ?::timestamptz', instantOf(input.from))
    .and('w.created_at < ?::timestamptz', instantOf(input.to, 1))
    .and('w.ended_at >= ?::timestamptz', instantOf(input.endedFrom))
    .and('w.ended_at < ?::timestamptz', instantOf(input.endedTo, 1));
}
