import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { checkUnit as checkUnitRoute } from '../contract/verdicts.ts';
import { type BodyUse, checkUse } from '../rules/institutions.ts';
import type { RoomFacts } from '../rules/room-check.ts';
import { approvedDm2, holdingOf, checkUnit as judgeUnit, nothingApproved, unitLineText } from '../rules/unit-check.ts';
import { approvedAreaOf } from './approved-areas.query.ts';
import { establishmentOf } from './establishment.query.ts';
import { alarmsOf } from './list-alarms.query.ts';
import { reaches } from './reach.ts';
import { ruleBookOf } from './settings-in-force.query.ts';

/** The rooms a unit uses, as the rules take them. Who sits there matters here only as somebody or nobody. */
export async function roomsOf(ctx: Ctx, orgId: string): Promise<RoomFacts[]> {
  const { rows } = await ctx.client.query<Omit<RoomFacts, 'seats'> & { seated: number }>(
    `select r.kind, r.state, (r.usable_area_sqm * 100)::int as "areaDm2",
       (select count(*)::int from office_space.occupancy o where o.room_id = r.id and o.during @> $2::date) as seated
     from places.room r where r.org_id = $1`,
    [orgId, ctx.today],
  );
  return rows.map(({ seated, ...room }) => ({ ...room, seats: Array.from({ length: seated }, () => null) }));
}

/** What is noted of the certificates of an institution (OS-20). */
async function notesOfUse(ctx: Ctx, orgId: string) {
  const { rows } = await ctx.client.query<BodyUse & { certificateNo: string }>(
    `select c.number as "certificateNo", u.kind as "unitKind", c.use_basis as basis, c.project_document as "projectDocument", c.leave_by as "leaveBy"
     from office_space.certificate c join org.unit u on u.id = c.org_id where c.org_id = $1 and c.during @> $2::date order by c.number limit 50`,
    [orgId, ctx.today],
  );
  return rows.map(({ certificateNo, ...use }) => ({ certificateNo, ...checkUse(use, ctx.today) })).filter(({ note }) => note !== 'organ');
}

/** Compares what a unit uses with what is approved for it, item by item (OS-12). */
export async function checkUnit(ctx: Ctx, input: RouteInput<typeof checkUnitRoute>): Promise<RouteAnswer<typeof checkUnitRoute>> {
  const unit = await establishmentOf(ctx, input.unitId, ctx.today);
  const approved = await approvedAreaOf(ctx, unit.orgId, ctx.today);
  const rules = await ruleBookOf(ctx);
  const lines = judgeUnit(rules, unit.level, approved ? approvedDm2(approved) : nothingApproved, holdingOf(await roomsOf(ctx, unit.orgId)));
  return {
    orgId: unit.orgId,
    orgName: unit.orgName,
    limitLevel: unit.level,
    establishmentCount: Object.values(unit.establishment).reduce((sum, n) => sum + n, 0),
    headcount: unit.headcount,
    approvedAreaId: approved?.id ?? null,
    lines: lines.map((line) => ({
      ...unitLineText(line),
      link: { list: 'rooms' as const, query: { orgId: unit.orgId, kind: line.kind === 'basic' ? 'office,service,equipment' : line.kind } },
    })),
    alarms: await alarmsOf(ctx, { orgId: [unit.orgId] }),
    useNotes: await notesOfUse(ctx, unit.orgId),
    abilities: { approve: reaches(ctx, 'office-space.approved-area.manage', unit.orgId) },
  };
}
