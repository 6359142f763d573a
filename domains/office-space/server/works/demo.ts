import type { Ctx } from '#kernel/context.ts';
import { demoArchive } from '../archive/demo.ts';
import { demoDisposals } from '../disposals/demo.ts';
import { demoProjects } from '../projects/demo.ts';
import { actingAs, type DemoWorks, type HomePlace } from './demo-scene.ts';

/** Where the units of the demonstration work: the building with most of their rooms. */
async function homesOf(ctx: Ctx, units: readonly string[]): Promise<HomePlace[]> {
  const { rows } = await ctx.client.query<HomePlace>(
    `select distinct on (r.org_id) r.org_id as "orgId", r.building_id as "buildingId", b.name as "buildingName", b.org_id as "managerId"
     from places.room r join places.building b on b.id = r.building_id where r.org_id = any($1::uuid[])
     group by r.org_id, r.building_id, b.name, b.org_id order by r.org_id, count(*) desc, r.building_id`,
    [units],
  );
  return units.flatMap((id) => rows.find((r) => r.orgId === id) ?? []);
}

/** Projects, archive, reconciliation and disposals in all their states. */
export async function demoWorks(ctx: Ctx, demo: DemoWorks): Promise<void> {
  const officer = actingAs(ctx, demo.officer);
  const homes = await homesOf(ctx, demo.units);
  if (homes.length < 8) return;
  await demoProjects(ctx, { demo, officer, homes });
  await demoArchive(officer, homes);
  await demoDisposals(ctx, { demo, officer, homes });
}
