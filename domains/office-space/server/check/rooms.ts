import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import type { Statement } from '#kernel/db/where.ts';
import type { Day } from '#shared/time.ts';
import { functionAlarms, overLimitAlarms, uncertifiedAlarms, vacancyAlarms } from '../../rules/alarms.ts';
import { isRank, type Rank } from '../../rules/ranks.ts';
import { checkRoom, type RoomFacts } from '../../rules/room-check.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { type AlarmBook, type Finding, openAlarms } from './alarm-book.ts';

interface RoomLine {
  readonly id: string;
  readonly orgId: string;
  readonly kind: RoomFacts['kind'];
  readonly state: RoomFacts['state'];
  readonly areaDm2: number | null;
  readonly vacantSince: Day | null;
  /** Rank of each person seated, by comma, `-` where none is known; null when nobody is. */
  readonly ranks: string | null;
  readonly certified: boolean;
  /** A change of function that nobody approved or undid (OS-18). */
  readonly fromKind: string | null;
  readonly toKind: string | null;
  readonly changedOn: Day | null;
  /** What is said of the room already. */
  readonly said: string | null;
}

// A person's rank is that of the main post on the day. Within a scope the posts of other units are asked of a function behind the wall.
const openPosts = 'org.post p on p.person_id = o.person_id and p.is_main and p.during @> $1::date';
const walledPosts = `office_space.posts_of(array(select n.person_id from office_space.occupancy n where n.during @> $1::date and ($2::uuid[] is null or n.room_id = any($2::uuid[])))) p
    on p.person_id = o.person_id and p.is_main and p.from_on <= $1::date and (p.last_on is null or p.last_on >= $1::date)`;

/**
 * Everything the rules of one room ask for, one line per room: of all rooms in scope (`roomIds` null), or of those named. Rooms in which nobody
 * sits, which are not vacant and of which nothing is said are left out, because no rule of a room can speak of them.
 */
export const roomFacts = (on: Day, roomIds: readonly string[] | null, wide: boolean): Statement => ({
  text: `select r.id, r.org_id as "orgId", r.kind, r.state, (r.usable_area_sqm * 100)::int as "areaDm2", r.vacant_since as "vacantSince", s.ranks,
   cb.org_id is not null or cr.room_id is not null as certified, f.from_kind as "fromKind", f.to_kind as "toKind", f.changed_on as "changedOn", a.said
 from places.room r
 left join (select o.room_id, string_agg(coalesce(p.rank_code, '-'), ',') as ranks from office_space.occupancy o left join ${wide ? openPosts : walledPosts}
   where o.during @> $1::date ${roomIds ? 'and o.room_id = any($2::uuid[])' : ''} group by o.room_id) s on s.room_id = r.id
 left join (select distinct building_id, org_id from office_space.certificate where room_id is null and during @> $1::date) cb
   on cb.building_id = r.building_id and cb.org_id = r.org_id
 left join (select distinct room_id from office_space.certificate where room_id is not null and during @> $1::date) cr on cr.room_id = r.id
 left join office_space.function_change f on f.room_id = r.id and f.approval_document is null and f.restored_on is null
 left join ${openAlarms(['A1', 'A6', 'A8', 'A9'], roomIds && '$2')} a on a.subject_id = r.id
 where (s.room_id is not null or r.vacant_since is not null or a.subject_id is not null or f.id is not null) ${roomIds ? 'and r.id = any($2::uuid[])' : ''}`,
  values: [on, roomIds],
});

const NOBODY: readonly never[] = [];
const rankOf = (text: string): Rank | null => (isRank(text) ? text : null);

/** What the rules of one room find. */
function findingsOf(rules: RuleBook, room: RoomLine): Finding[] {
  const seats = room.ranks === null ? NOBODY : room.ranks.split(',').map(rankOf);
  const verdict = checkRoom(rules, { kind: room.kind, state: room.state, areaDm2: room.areaDm2, seats });
  const found = verdict.level === null ? [] : [...overLimitAlarms(room.id, verdict)];
  if (seats.length > 0 && !room.certified) {
    found.push(...uncertifiedAlarms({ roomId: room.id, occupants: seats.length, certificateNo: null }));
  }
  if (room.vacantSince !== null) found.push(...vacancyAlarms(rules, { roomId: room.id, vacantSince: room.vacantSince }));
  const { fromKind, toKind, changedOn } = room;
  if (fromKind !== null && toKind !== null && changedOn !== null)
    found.push(...functionAlarms(room.id, { fromKind, toKind, changedOn, approval: null, restoredOn: null }));
  return found.map((alarm) => ({ alarm, orgId: room.orgId }));
}

/** A1, A6, A8, A9 of the rooms, in pieces: the same rules as on the screen. Answers how many rooms were looked at. */
export async function checkRooms(ctx: Ctx, rules: RuleBook, alarms: AlarmBook, roomIds: readonly string[] | null): Promise<number> {
  let count = 0;
  for await (const rows of readInBatches<RoomLine>(ctx.client, roomFacts(rules.on, roomIds, ctx.scope.all), 5000)) {
    count += rows.length;
    for (const room of rows) alarms.settle(room.said, findingsOf(rules, room));
    await alarms.write();
  }
  return count;
}
