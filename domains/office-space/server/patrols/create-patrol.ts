import { randomBytes } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { drawLots } from '#shared/draw.ts';
import { found, refuse, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { createPatrol as createPatrolRoute } from '../../contract/patrols.ts';
import { unitNamed } from '../named.ts';
import { lotsOf } from './lots.query.ts';

type Input = RouteInput<typeof createPatrolRoute>;

interface Member {
  readonly id: string;
  readonly name: string;
  readonly orgId: string;
}

/** The persons named, each within reach, in the order named. */
async function membersOf(ctx: Ctx, personIds: readonly string[]): Promise<Member[]> {
  const { rows } = await ctx.client.query<Member>('select id, name, org_id as "orgId" from org.person where id = any($1::uuid[])', [
    personIds,
  ]);
  const known = new Map(rows.map((r) => [r.id, r]));
  return [...new Set(personIds)].map((id, i) => known.get(id) ?? refuseField(`memberIds.${i}`, 'not_found'));
}

/** Who goes where: in turn, but nobody to rooms of the own unit (SU-5, recusal); a room that nobody may visit stays open to all. */
function visitorOf(members: readonly Member[], place: number, orgId: string): string | null {
  const free = members.filter((m) => m.orgId !== orgId);
  return free[place % free.length]?.id ?? null;
}

/** OS-32, SU-5: plans a patrol and draws its rooms at random; seed, rooms and weights are kept, so that anybody can draw again. */
export async function createPatrol(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof createPatrolRoute>> {
  const { orgId, from, to, byRisk, unitIds, buildingIds, kinds } = input;
  if (to < from) refuse('office-space.dates_reversed', { from, to });
  await unitNamed(ctx, orgId);
  const members = await membersOf(ctx, input.memberIds);
  const lots = await lotsOf(ctx, { unitIds, buildingIds, kinds }, byRisk);
  if (lots.length === 0) refuse('office-space.patrol_nothing_to_draw');
  const seed = input.seed ?? randomBytes(12).toString('hex');
  const drawn = drawLots(lots, input.rooms, seed);
  const id = newId();
  const { text: number } = await nextNumber(ctx, 'office-space.patrol', orgId, '用房巡');
  await ctx.client.query(
    `insert into office_space.patrol (id, org_id, number, name, basis, from_on, to_on, state, drawn_from, seed, by_risk, lots, wanted, drawn_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'under-way', $8, $9, $10, $11, $12, $13)`,
    [
      id,
      orgId,
      number,
      input.name,
      input.basis,
      from,
      to,
      JSON.stringify({ unitIds, buildingIds, kinds }),
      seed,
      byRisk,
      JSON.stringify(lots.map((l) => [l.id, l.weight])),
      input.rooms,
      ctx.now.toISOString(),
    ],
  );
  await ctx.client.query(
    `insert into office_space.patrol_member (patrol_id, org_id, person_id, place)
     select $1, $2, m.id, m.place from unnest($3::uuid[]) with ordinality as m(id, place)`,
    [id, orgId, members.map((m) => m.id)],
  );
  await putVisits(ctx, id, drawn, members);
  const { name, basis } = input;
  ctx.audit({
    action: 'office-space.patrol.created',
    subject: { kind: 'patrol', id, orgId },
    after: {
      name,
      basis,
      from,
      to,
      seed,
      byRisk,
      candidates: lots.length,
      rooms: drawn.length,
      members: members.map((m) => m.name),
    },
  });
  return { id, number };
}

async function putVisits(ctx: Ctx, patrolId: string, drawn: readonly string[], members: readonly Member[]): Promise<void> {
  const { rows } = await ctx.client.query<{ id: string; org_id: string }>('select id, org_id from places.room where id = any($1::uuid[])', [
    drawn,
  ]);
  const orgOf = new Map(rows.map((r) => [r.id, r.org_id]));
  const visits = drawn.map((roomId, place) => {
    const orgId = found(orgOf.get(roomId));
    return { id: newId(), roomId, orgId, place: place + 1, personId: visitorOf(members, place, orgId) };
  });
  await ctx.client.query(
    `insert into office_space.patrol_visit (id, patrol_id, org_id, room_id, person_id, place)
     select (v->>'id')::uuid, $1, (v->>'orgId')::uuid, (v->>'roomId')::uuid, (v->>'personId')::uuid, (v->>'place')::int from json_array_elements($2::json) v`,
    [patrolId, JSON.stringify(visits)],
  );
}
