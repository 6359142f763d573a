import type { Ctx } from '#kernel/context.ts';
import { pageFrom } from '#kernel/db/where.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type { CaseRow, caseSort, listCases as listCasesRoute } from '../contract/cases.ts';
import type { Light } from '../contract/words.ts';
import type { CaseSettings } from '../rules/settings.ts';
import { lightSql, whereCases } from './case.visible.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { timeLeftOf } from './time-left.ts';
import { workingDays } from './working-days.ts';

const sorts: Readonly<Record<(typeof caseSort)[number], string>> = {
  foundOn: 'c.found_on',
  dueOn: 'c.due_on',
  severity: 'c.severity',
  state: 'c.state',
  orgName: 'u.name',
  itemCode: 'c.item_code',
};

/** Columns of a case row; what is worked out from the day follows in `caseRowOf`. */
export const caseColumns = `c.id, c.org_id as "orgId", coalesce(u.name, '') as "orgName", c.title, c.item_code as "itemCode", c.severity, c.origin, c.state,
  c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.subject_label as "subjectLabel", c.subject_path as "subjectPath", c.notice_number as "noticeNumber",
  c.found_on as "foundOn", c.due_on as "dueOn", c.limit_days as "limitDays", c.submitted_on as "submittedOn", c.fixed_on as "fixedOn", c.repeat_no as "repeatNo",
  c.escalation_level as "escalationLevel", c.closed_on as "closedOn"`;

export type StoredRow = Omit<CaseRow, 'light' | 'workingDaysLeft' | 'overdueDays'> & {
  limitDays: number | null;
  submittedOn: Day | null;
  fixedOn: Day | null;
};

export const caseRowOf = <T extends StoredRow>(settings: CaseSettings, row: T, today: Day) => {
  const { limitDays, submittedOn, fixedOn, ...rest } = row;
  return { ...rest, ...timeLeftOf(settings, { dueOn: row.dueOn, limitDays, submittedOn, fixedOn, closedOn: row.closedOn }, today) };
};

/** The last due day that is yellow today. */
export const yellowUntil = (settings: CaseSettings, today: Day): Day => workingDays.add(today, settings.yellowWorkdays);

/** Cases of the filter with lights by time left; first what is due first, unless told. */
export async function listCases(ctx: Ctx, input: RouteInput<typeof listCasesRoute>): Promise<RouteAnswer<typeof listCasesRoute>> {
  const settings = await settingsInForce(ctx);
  const until = yellowUntil(settings, ctx.today);
  const where = whereCases(ctx, input, until, [input.pageSize, (input.page - 1) * input.pageSize]);
  const { field, direction } = sortOf(input.sort, 'dueOn' as (typeof caseSort)[number]);
  const order = `${sorts[field]} ${direction} nulls last, c.severity, c.found_on desc, c.id`;
  const { rows } = await ctx.client.query<StoredRow & { total: number }>(
    `select k.total, q.* from (select count(*)::int as total from cases.case c where ${where.sql}) k
     left join (select ${caseColumns} from cases.case c left join org.unit u on u.id = c.org_id where ${where.sql} order by ${order} limit $1 offset $2) q on true`,
    where.values,
  );
  const { items, total } = pageFrom<StoredRow>(rows);
  return {
    items: items.map((row) => caseRowOf(settings, row, ctx.today)),
    total,
    lights: await lightsOf(ctx, input, until),
    abilities: { open: ctx.can('cases.case.open') },
  };
}

/** Running cases of the filter by light, whatever light the filter names. */
async function lightsOf(ctx: Ctx, input: RouteInput<typeof listCasesRoute>, until: Day): Promise<Record<Light, number>> {
  const where = whereCases(ctx, { ...input, light: undefined }, until);
  const light = lightSql(where.param(ctx.today), where.param(until));
  const { rows } = await ctx.client.query<{ light: Light | null; n: number }>(
    `select light, count(*)::int as n from (select ${light} as light from cases.case c where ${where.sql}) l group by light`,
    where.values,
  );
  const count = (name: Light): number => rows.find((r) => r.light === name)?.n ?? 0;
  return { green: count('green'), blue: count('blue'), yellow: count('yellow'), red: count('red') };
}
