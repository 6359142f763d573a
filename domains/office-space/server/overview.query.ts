import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { overview as overviewRoute } from '../contract/overview.ts';
import { alarmCodes } from '../contract/words.ts';
import { lastCheckedAt } from './list-alarms.query.ts';

type Answer = RouteAnswer<typeof overviewRoute>;
type Figure = Answer['figures'][number];

const figure = (
  id: string,
  value: string | number,
  type: Figure['type'],
  list: Figure['link']['list'],
  query: Record<string, string>,
  level: Figure['level'] = null,
): Figure => ({
  id,
  value: String(value),
  type,
  level,
  link: { list, query },
});

async function registerFigures(ctx: Ctx): Promise<{ figures: Figure[]; byKind: Answer['byKind'] }> {
  const { rows } = await ctx.client.query<{ kind: string; rooms: number; usable: string; vacant: string; vacantRooms: number }>(
    `select kind, count(*)::int as rooms, coalesce(sum(usable_area_sqm), 0)::numeric(16, 2) as usable,
       coalesce(sum(usable_area_sqm) filter (where state = 'vacant'), 0)::numeric(16, 2) as vacant, count(*) filter (where state = 'vacant')::int as "vacantRooms"
     from places.room group by kind order by kind`,
  );
  const buildings = await ctx.client.query<{ n: number }>(`select count(*)::int as n from places.building where state <> 'retired'`);
  const total = (pick: (r: (typeof rows)[number]) => number): number => rows.reduce((sum, r) => sum + pick(r), 0);
  return {
    figures: [
      figure('buildings', buildings.rows[0]?.n ?? 0, 'count', 'buildings', {}),
      figure(
        'rooms',
        total((r) => r.rooms),
        'count',
        'rooms',
        {},
      ),
      figure('usable-area', total((r) => Number(r.usable)).toFixed(2), 'sqm', 'rooms', {}),
      figure(
        'vacant-rooms',
        total((r) => r.vacantRooms),
        'count',
        'rooms',
        { state: 'vacant' },
      ),
      figure('vacant-area', total((r) => Number(r.vacant)).toFixed(2), 'sqm', 'rooms', { state: 'vacant' }),
    ],
    byKind: rows.map((r) => ({
      kind: r.kind,
      usableSqm: r.usable,
      roomCount: r.rooms,
      link: { list: 'rooms' as const, query: { kind: r.kind } },
    })),
  };
}

async function seatFigures(ctx: Ctx): Promise<Figure[]> {
  if (!ctx.can('office-space.occupancy.read')) return [];
  const { rows } = await ctx.client.query<{ seated: number; open: number; overdue: number }>(
    `select (select count(*)::int from office_space.occupancy where during @> $1::date) as seated,
       (select count(*)::int from office_space.reclaim where done_on is null) as open,
       (select count(*)::int from office_space.reclaim where done_on is null and due_on < $1::date) as overdue`,
    [ctx.today],
  );
  const { seated = 0, open = 0, overdue = 0 } = rows[0] ?? {};
  return [
    figure('seated', seated, 'count', 'occupancies', {}),
    figure('reclaims-open', open, 'count', 'reclaims', { state: 'open' }, open > 0 ? 'yellow' : 'ok'),
    figure('reclaims-overdue', overdue, 'count', 'reclaims', { overdue: 'true' }, overdue > 0 ? 'red' : 'ok'),
  ];
}

async function alarmFigures(ctx: Ctx): Promise<{ figures: Figure[]; byAlarm: Answer['byAlarm'] }> {
  if (!ctx.can('office-space.alarm.read')) return { figures: [], byAlarm: [] };
  const { rows } = await ctx.client.query<{ code: string; red: number; yellow: number }>(
    `select code, count(*) filter (where level = 'red')::int as red, count(*) filter (where level = 'yellow')::int as yellow
     from office_space.alarm where cleared_on is null group by code`,
  );
  const red = rows.reduce((sum, r) => sum + r.red, 0);
  const yellow = rows.reduce((sum, r) => sum + r.yellow, 0);
  const byCode = new Map(rows.map((r) => [r.code, r]));
  return {
    figures: [
      figure('alarms-red', red, 'count', 'alarms', { level: 'red' }, red > 0 ? 'red' : 'ok'),
      figure('alarms-yellow', yellow, 'count', 'alarms', { level: 'yellow' }, yellow > 0 ? 'yellow' : 'ok'),
    ],
    byAlarm: alarmCodes
      .filter((code) => byCode.has(code))
      .map((code) => ({
        code,
        red: byCode.get(code)?.red ?? 0,
        yellow: byCode.get(code)?.yellow ?? 0,
        link: { list: 'alarms' as const, query: { code } },
      })),
  };
}

async function approvedFigures(ctx: Ctx): Promise<Figure[]> {
  if (!ctx.can('office-space.approved-area.read')) return [];
  const { rows } = await ctx.client.query<{ n: number }>(
    'select count(*)::int as n from office_space.approved_area where obsolete_values and during @> $1::date',
    [ctx.today],
  );
  const n = rows[0]?.n ?? 0;
  return [figure('obsolete-approved', n, 'count', 'approved-areas', { obsolete: 'true' }, n > 0 ? 'yellow' : 'ok')];
}

/** The figures of the home page, each with the list that makes it; which ones come depends on the reader's rights and wall. */
export async function overview(ctx: Ctx, _input: RouteInput<typeof overviewRoute>): Promise<Answer> {
  const register = await registerFigures(ctx);
  const alarms = await alarmFigures(ctx);
  return {
    figures: [...alarms.figures, ...register.figures, ...(await seatFigures(ctx)), ...(await approvedFigures(ctx))],
    byKind: register.byKind,
    byAlarm: alarms.byAlarm,
    checkedAt: alarms.figures.length > 0 ? await lastCheckedAt(ctx) : null,
  };
}
