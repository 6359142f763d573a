import type { Ctx } from '#kernel/context.ts';
import { addMonths, type Day } from '#shared/time.ts';
import type { DemoLeases } from '../leases/demo.ts';
import { applySecondOffice } from './apply-second-office.ts';
import { secondOfficeApproval } from './second-office-approval.ts';

/** What the demonstration of second offices is told besides. */
export interface DemoSecondOffices extends DemoLeases {
  /** Gives a leader a concurrent post in a unit. */
  readonly concurrentPost: (ctx: Ctx, personId: string, orgId: string, from: Day) => Promise<unknown>;
}

interface Leader {
  readonly personId: string;
}
interface Office {
  readonly roomId: string;
  readonly orgId: string;
}

/** Heads who sit in one office of their own unit, and free offices of other units that are smaller than a head's standard. */
async function cast(ctx: Ctx, units: readonly string[]): Promise<{ leaders: Leader[]; offices: Office[] }> {
  const { rows: leaders } = await ctx.client.query<Leader>(
    `select p.person_id as "personId" from org.post p join office_space.occupancy o on o.person_id = p.person_id and upper_inf(o.during)
     join places.room r on r.id = o.room_id and r.org_id = p.org_id
     where p.is_main and upper_inf(p.during) and p.rank_code = 'M3' and not (p.org_id = any($1::uuid[]))
       and (select count(*) from office_space.occupancy n where n.person_id = p.person_id and upper_inf(n.during)) = 1
     order by p.person_id limit 4`,
    [units],
  );
  const { rows: offices } = await ctx.client.query<Office>(
    `select r.id as "roomId", r.org_id as "orgId" from places.room r
     where r.kind = 'office' and r.state = 'vacant' and r.usable_area_sqm between 9 and 23 order by r.org_id = any($1::uuid[]) desc, r.id desc limit 4`,
    [units],
  );
  return { leaders, offices };
}

/** Second offices in all states: approved, in approval, returned, denied. */
export async function demoSecondOffices(ctx: Ctx, demo: DemoSecondOffices): Promise<void> {
  const own: Ctx = { ...ctx, actor: { ...ctx.actor, accountId: demo.officer.accountId, displayName: demo.officer.name } };
  const { leaders, offices } = await cast(ctx, demo.units.slice(0, 3));
  const agreed = { as: 'approved', opinion: '同意' } as const;
  const ends = [
    [agreed, agreed, agreed],
    [agreed],
    [{ as: 'returned', opinion: '请写明每月在该处办公的天数依据' } as const],
    [agreed, { as: 'denied', opinion: '两地相距较近，不予批准' } as const],
  ];
  for (const [i, office] of offices.entries()) {
    const leader = leaders[i];
    const acts = ends[i];
    if (!leader || !acts) return;
    await demo.concurrentPost(ctx, leader.personId, office.orgId, addMonths(ctx.today, -12));
    const { id } = await applySecondOffice(own, {
      ...leader,
      roomId: office.roomId,
      distanceKm: String(24 + i * 6),
      daysPerMonth: 8,
      from: ctx.today,
      reason: '兼任下属机构负责人，每周固定两天在该处办公',
    });
    await demo.decide(own, secondOfficeApproval, id, acts);
  }
}
