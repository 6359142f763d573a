import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';
import type { RoomVerdict } from '../contract/verdicts.ts';
import type { RoomKind } from '../contract/words.ts';
import { apportion } from '../rules/apportion.ts';
import { dm2, sqm, sqmOrNull } from '../rules/areas.ts';
import { isRank, type Rank } from '../rules/ranks.ts';
import { remedies } from '../rules/remedies.ts';
import { checkRoom, type RoomState, roomCheckText } from '../rules/room-check.ts';
import { ruleBookOf } from './settings-in-force.query.ts';

interface Seated {
  readonly person_id: string;
  readonly name: string;
  readonly rank_code: string | null;
}

const rankOf = (code: string | null): Rank | null => (code !== null && isRank(code) ? code : null);

/** Name and rank of the main post on a day, of the persons in the order given. */
async function ranksOf(ctx: Ctx, personIds: readonly string[], on: Day): Promise<Seated[]> {
  const { rows } = await ctx.client.query<Seated>(
    `select n.person_id, n.name, p.rank_code from unnest($1::uuid[]) with ordinality as w(person_id, place)
     join office_space.people_of($1) n on n.person_id = w.person_id
     left join office_space.posts_of($1) p on p.person_id = w.person_id and p.is_main and p.from_on <= $2::date and (p.last_on is null or p.last_on >= $2::date)
     order by w.place`,
    [personIds, on],
  );
  return rows;
}

/** What the rules say of a room with these persons seated: the one judgement of screen, seating and check, with each person's share. */
export async function judgeRoom(ctx: Ctx, roomId: string, personIds: readonly string[], on: Day): Promise<RoomVerdict> {
  const room = found(
    await ctx.db.selectFrom('places.room').select(['kind', 'state', 'usable_area_sqm']).where('id', '=', roomId).executeTakeFirst(),
  );
  const rules = await ruleBookOf(ctx, on);
  const seated = await ranksOf(ctx, personIds, on);
  const seats = seated.map((s) => rankOf(s.rank_code));
  const areaDm2 = room.usable_area_sqm === null ? null : dm2(room.usable_area_sqm);
  const check = checkRoom(rules, { kind: room.kind as RoomKind, state: room.state as RoomState, areaDm2, seats });
  const shares = areaDm2 === null || seats.length === 0 ? [] : apportion(rules, areaDm2, seats).sharesDm2;
  return {
    ...roomCheckText(check),
    shares: seated.map((s, i) => {
      const rank = seats[i] ?? null;
      return {
        personId: s.person_id,
        personName: s.name,
        rankCode: s.rank_code,
        limitSqm: rank === null ? null : sqm(rules.limitsDm2[rank]),
        apportionedSqm: sqmOrNull(shares[i] ?? null),
      };
    }),
    remedies: check.verdict === 'over' ? [...remedies] : [],
  };
}

/** The judgement of a room after a seating: as it is occupied today, or on the day a later seating begins. */
export async function verdictAfter(ctx: Ctx, roomId: string, from: Day): Promise<RoomVerdict> {
  if (from <= ctx.today) return verdictOfRoom(ctx, roomId, ctx.today);
  return verdictOfRoom(ctx, roomId, from);
}

/** The judgement of a room as it was occupied on a day. */
export async function verdictOfRoom(ctx: Ctx, roomId: string, on: Day): Promise<RoomVerdict> {
  const { rows } = await ctx.client.query<{ person_id: string }>(
    'select person_id from office_space.occupancy where room_id = $1 and during @> $2::date order by lower(during), id',
    [roomId, on],
  );
  return judgeRoom(
    ctx,
    roomId,
    rows.map((r) => r.person_id),
    on,
  );
}
