import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { statisticClasses as statisticClassesRoute } from '../../contract/statistics.ts';
import { statisticClasses as classes, type StatisticClass, statisticClassOf } from '../../rules/statistics.ts';
import { below } from './reporting.query.ts';

interface Space {
  registered: boolean;
  used: boolean;
  building_id: string;
  org_id: string;
  sqm: string;
}

// Organs are all bodies of OS-1; institutions, villages, enterprises and groups are recorded and are not organs.
const organ = `u.kind not in ('institution', 'village', 'enterprise', 'group')`;
const registered = `coalesce(t.status in ('registered-to-goab', 'registered-to-unit', 'filed'), false)`;

/** Rooms by whose the building is and who uses it; besides, what is rented or borrowed in buildings of which no room is recorded. */
const spaces = `select ${registered} as registered, ${organ} and r.state not in ('let', 'lent') as used, r.building_id, u.id as org_id,
   coalesce(sum(r.building_area_sqm), 0)::numeric(16, 2) as sqm
 from places.room r join org.unit u on u.id = r.org_id left join office_space.title t on t.building_id = r.building_id
 where ($1::text is null or u.division_code like $1) and ($2::text is null or u.admin_level = $2) group by 1, 2, 3, 4
 union all
 select false, ${organ}, x.building_id, u.id, sum(x.area_sqm)::numeric(16, 2) from office_space.letting x join org.unit u on u.id = x.org_id
 where x.direction in ('rented', 'borrowed') and x.during @> $3::date and not exists (select 1 from places.room r where r.building_id = x.building_id)
   and ($1::text is null or u.division_code like $1) and ($2::text is null or u.admin_level = $2) group by 1, 2, 3, 4`;

const lists: Readonly<Record<StatisticClass, Record<string, string>>> = {
  'registered-used': { titleStatus: 'registered-to-goab,registered-to-unit,filed' },
  'registered-used-by-others': { titleStatus: 'registered-to-goab,registered-to-unit,filed' },
  'used-not-registered': { titleStatus: 'registering,disputed,no-documents' },
};

/** The three classes of OS-31, building area. A building may count in two: part of it used by organs, part by others. */
export async function statisticClasses(
  ctx: Ctx,
  input: RouteInput<typeof statisticClassesRoute>,
): Promise<RouteAnswer<typeof statisticClassesRoute>> {
  const within = input.divisionCode === undefined ? null : below(input.divisionCode);
  const { rows } = await ctx.client.query<Space>(spaces, [within, input.level ?? null, ctx.today]);
  const byClass = Map.groupBy(rows, (s) => statisticClassOf({ registeredToOrgan: s.registered, usedByOrgan: s.used }));
  const items = classes.map((name) => {
    const found = byClass.get(name) ?? [];
    const link = { list: 'buildings' as const, query: lists[name] };
    const area = found.reduce((sum, s) => sum.plus(s.sqm), new Decimal(0));
    return {
      class: name,
      buildingCount: { value: new Set(found.map((s) => s.building_id)).size, link },
      areaSqm: { value: fixed(area), link },
      unitCount: { value: new Set(found.map((s) => s.org_id)).size, link: null },
    };
  });
  return { items, total: items.length };
}
