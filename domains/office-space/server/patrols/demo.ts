import type { Ctx } from '#kernel/context.ts';
import { addDays } from '#shared/time.ts';
import { fixed } from '#shared/units.ts';
import { closePatrol } from './close-patrol.ts';
import { createPatrol } from './create-patrol.ts';
import { getPatrol } from './patrols.query.ts';
import { reportVisit, skipVisit } from './report-visit.ts';
import { listVisits } from './visits.query.ts';

/** Two patrols of the city's administration: one done and closed, one under way with most of its rooms still to visit. */
export async function demoPatrols(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query<{ orgId: string; memberIds: string[] }>(
    `select u.id as "orgId", array(select p.id from org.person p where p.org_id = u.id order by p.staff_no, p.id limit 4) as "memberIds"
     from org.unit u where u.kind = 'administration' and u.admin_level = 'city' order by u.name limit 1`,
  );
  const administration = rows[0];
  if (!administration || administration.memberIds.length === 0) return;
  const plan = (name: string, from: number, to: number, count: number, seed: string) =>
    createPatrol(ctx, {
      ...administration,
      name,
      basis: '示范巡检〔2026〕1号',
      from: addDays(ctx.today, from),
      to: addDays(ctx.today, to),
      rooms: count,
      byRisk: true,
      seed,
      unitIds: null,
      buildingIds: null,
      kinds: ['office'],
    });
  const done = await plan('上半年办公用房专项巡检', -150, -120, 6, 'demo-first-half');
  await visitSome(ctx, done.id, 6);
  const { version } = await getPatrol(ctx, { patrolId: done.id });
  await closePatrol(ctx, { patrolId: done.id, conclusion: '抽查的房间均已核实，不符项已移交整改。', version });
  const running = await plan('下半年办公用房专项巡检', -10, 30, 12, 'demo-second-half');
  await visitSome(ctx, running.id, 3);
}

/** Reports the first rooms of a patrol: most as registered, every third a little larger, one with a closed door. */
async function visitSome(ctx: Ctx, patrolId: string, count: number): Promise<void> {
  const { items } = await listVisits(ctx, { patrolId });
  for (const [i, visit] of items.slice(0, count).entries()) {
    if (i === 4) {
      await skipVisit(ctx, { visitId: visit.id, reason: '使用人外出，门锁着' });
      continue;
    }
    const area = Number(visit.usableAreaSqm ?? '18');
    await reportVisit(ctx, {
      visitId: visit.id,
      visitedAt: ctx.now.toISOString(),
      measuredSqm: fixed(i % 3 === 2 ? area * 1.08 : area),
      foundKind: visit.kind,
      foundState: visit.roomState,
      seated: visit.occupants.length,
      note: null,
      signedBy: '示范行政办',
      objection: null,
      photoIds: [],
    });
  }
}
