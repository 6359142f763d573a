import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { apportion } from '../../rules/apportion.ts';
import { type Dm2, dm2, sqmOrNull } from '../../rules/areas.ts';
import { isRank, type Rank } from '../../rules/ranks.ts';
import type { Refused } from '../../rules/refusals.ts';
import { secondOfficeFindings } from '../../rules/second-office.ts';
import type { Post, Seat } from '../check/people.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';

/** What is asked for. */
export interface Asked {
  readonly personId: string;
  readonly roomId: string;
  readonly distanceKm: string;
  readonly daysPerMonth: number;
}

export interface Judged {
  readonly orgId: string;
  readonly personName: string;
  readonly areaSqm: string | null;
  readonly limitSqm: string | null;
  readonly findings: readonly Refused[];
}

interface Office {
  readonly org_id: string;
  readonly kind: string;
  readonly usable_area_sqm: string | null;
}

/** The share of an office that falls to one more person, or to one who sits there already. */
async function shareOf(ctx: Ctx, rules: Awaited<ReturnType<typeof ruleBookOf>>, room: Office, asked: Asked): Promise<Dm2 | null> {
  if (room.usable_area_sqm === null) return null;
  const { rows } = await ctx.client.query<{ others: number }>(
    'select count(*)::int as others from office_space.occupancy where room_id = $1 and person_id <> $2 and during @> $3::date',
    [asked.roomId, asked.personId, ctx.today],
  );
  const seats = Array.from({ length: (rows[0]?.others ?? 0) + 1 }, () => null);
  return apportion(rules, dm2(room.usable_area_sqm), seats).sharesDm2[0] ?? null;
}

/** What the rules say of a second office today, from posts and seats of all units: the one judgement of form, application, sheet and page (OS-16). */
export async function judge(ctx: Ctx, asked: Asked): Promise<Judged> {
  const room: Office = found(
    await ctx.db.selectFrom('places.room').select(['org_id', 'kind', 'usable_area_sqm']).where('id', '=', asked.roomId).executeTakeFirst(),
  );
  if (room.kind !== 'office') refuse('office-space.room_not_office', { kind: room.kind });
  const rules = await ruleBookOf(ctx);
  const ids = [asked.personId];
  const { rows: people } = await ctx.client.query<{ name: string }>('select name from office_space.people_of($1)', [ids]);
  const person = found(people[0]);
  const { rows: posts } = await ctx.client.query<Post>(
    'select * from office_space.posts_of($1) where from_on <= $2::date and (last_on is null or last_on >= $2::date)',
    [ids, ctx.today],
  );
  const { rows: seats } = await ctx.client.query<Seat>('select * from office_space.seats_of($1, $2)', [ids, ctx.today]);
  const main = posts.find((p) => p.is_main);
  const rank: Rank | null = main && isRank(main.rank_code) ? main.rank_code : null;
  const areaDm2 = await shareOf(ctx, rules, room, asked);
  const findings = secondOfficeFindings(rules, {
    rank,
    hasPostThere: posts.some((p) => !p.is_main && p.org_id === room.org_id),
    hasMainOffice: seats.some((s) => s.org_id === main?.org_id && s.room_id !== asked.roomId),
    otherSecondOffices: seats.filter((s) => s.org_id !== main?.org_id && s.room_id !== asked.roomId).length,
    areaDm2,
    distanceKm: asked.distanceKm,
    daysPerMonth: asked.daysPerMonth,
  });
  return {
    orgId: room.org_id,
    personName: person.name,
    areaSqm: sqmOrNull(areaDm2),
    limitSqm: sqmOrNull(rank === null ? null : rules.limitsDm2[rank]),
    findings,
  };
}
