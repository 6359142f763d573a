import type { Ctx } from '#kernel/context.ts';
import type { ReallocationQuestion } from '../../contract/reallocation.ts';
import { isRank } from '../../rules/ranks.ts';
import type { Question, Register, RoomNow, SeatNow, Task } from '../../rules/reallocation/model.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';

/** What of a question says which rooms and people take part, and which of them stand still. */
export type Chosen = Pick<
  ReallocationQuestion,
  'buildingIds' | 'orgIds' | 'keepPersonIds' | 'keepRoomIds' | 'emptyRoomIds' | 'emptyFloorIds'
>;

const ROOMS = `select r.id, r.code, r.floor_id as "floorId", r.org_id as "orgId", (r.usable_area_sqm * 100)::int as "areaDm2",
   r.id = any($3::uuid[]) or exists (select 1 from office_space.occupancy o where o.room_id = r.id and lower(o.during) > $6::date)
     or exists (select 1 from office_space.request_room q where q.room_id = r.id and q.state in ('proposed', 'offered')) as blocked,
   r.id = any($4::uuid[]) or r.floor_id = any($5::uuid[]) as "toEmpty"
 from places.room r
 where r.building_id = any($1::uuid[]) and r.kind = 'office' and r.state in ('in-use', 'vacant') and (cardinality($2::uuid[]) = 0 or r.org_id = any($2::uuid[]))
 order by r.id`;

// A person who holds two offices, whose seat has an end or whose rank is not known stays: that is another matter than re-allocation.
const SEATS = `select o.id, o.person_id as "personId", o.room_id as "roomId", o.org_id as "orgId", p.rank_code as rank, coalesce(own.is_leadership, false) as leader,
   o.person_id = any($2::uuid[]) or not upper_inf(o.during) or p.rank_code is null or coalesce(s.offices, 1) > 1 as fixed
 from office_space.occupancy o
 left join office_space.posts_of(array(select n.person_id from office_space.occupancy n where n.room_id = any($1::uuid[]) and n.during @> $3::date)) p
   on p.person_id = o.person_id and p.is_main and p.from_on <= $3::date and (p.last_on is null or p.last_on >= $3::date)
 left join org.post own on own.person_id = o.person_id and own.is_main and own.during @> $3::date
 left join (select person_id, count(*)::int as offices
   from office_space.seats_of(array(select n.person_id from office_space.occupancy n where n.room_id = any($1::uuid[]) and n.during @> $3::date), $3::date)
   group by person_id) s on s.person_id = o.person_id
 where o.room_id = any($1::uuid[]) and o.during @> $3::date order by o.id`;

/** Offices in use or vacant of the buildings and who sits in them today, as far as the reader reaches. */
export async function readRegister(ctx: Ctx, chosen: Chosen): Promise<Register> {
  const { buildingIds, orgIds, keepRoomIds, emptyRoomIds, emptyFloorIds } = chosen;
  const rooms = await ctx.client.query<RoomNow>(ROOMS, [buildingIds, orgIds, keepRoomIds, emptyRoomIds, emptyFloorIds, ctx.today]);
  const ids = rooms.rows.map((room) => room.id);
  const seats = await ctx.client.query<Omit<SeatNow, 'rank'> & { rank: string | null }>(SEATS, [ids, chosen.keepPersonIds, ctx.today]);
  const known = (seat: (typeof seats.rows)[number]): SeatNow => {
    const rank = seat.rank !== null && isRank(seat.rank) ? seat.rank : null;
    return { ...seat, rank, fixed: seat.fixed || rank === null };
  };
  return { rooms: rooms.rows, seats: seats.rows.map(known) };
}

/** The part of a stored question that the rules take. */
export const rulesOf = (question: ReallocationQuestion): Question => ({
  weights: question.weights,
  clearAll: question.clearAll,
  leastFreed: question.leastFreed,
  mostMoves: question.mostMoves,
  leadersAlone: question.leadersAlone,
  leastSqmPerPerson: Number(question.leastSqmPerPerson),
  mostPerRoom: question.mostPerRoom,
  transfers: question.transfers,
});

/** Register, question and regulation of today, ready for the rules. */
export async function taskOf(ctx: Ctx, question: ReallocationQuestion): Promise<Task> {
  return { register: await readRegister(ctx, question), question: rulesOf(question), book: await ruleBookOf(ctx) };
}
