import type { Ctx } from '#kernel/context.ts';
import type { DutyLine } from '../../contract/duties.ts';
import { dm2, sqmOrNull } from '../../rules/areas.ts';
import type { DutyKind } from '../../rules/duties.ts';
import { isRank, type Rank } from '../../rules/ranks.ts';
import { checkRoom, type RoomFacts } from '../../rules/room-check.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';

interface Line {
  readonly buildingName: string;
  readonly roomCode: string;
  readonly kind: RoomFacts['kind'];
  readonly state: RoomFacts['state'];
  readonly usableAreaSqm: string | null;
  readonly people: readonly { name: string; title: string | null; rankCode: string | null; leads: boolean; approvalNo: string | null }[];
}

/** Rooms of a unit with who sits there today, post and rank of the main post; leaders first. */
const rooms = `select b.name as "buildingName", r.code as "roomCode", r.kind, r.state, r.usable_area_sqm as "usableAreaSqm",
   coalesce((select json_agg(json_build_object('name', n.name, 'title', p.title, 'rankCode', p.rank_code, 'leads', coalesce(p.is_leadership, false), 'approvalNo', o.approval_no)
       order by p.is_leadership desc nulls last, p.rank_code, n.name)
     from office_space.occupancy o left join lateral office_space.people_of(array[o.person_id]) n on true
       left join org.post p on p.person_id = o.person_id and p.is_main and p.during @> $2::date
     where o.room_id = r.id and o.during @> $2::date), '[]'::json) as people
 from places.room r join places.building b on b.id = r.building_id where r.org_id = $1 order by b.name, r.code, r.id`;

const rankOf = (code: string | null): Rank | null => (code !== null && isRank(code) ? code : null);

function lineOf(rules: RuleBook, room: Line): DutyLine {
  const seats = room.people.map((p) => rankOf(p.rankCode));
  const areaDm2 = room.usableAreaSqm === null ? null : dm2(room.usableAreaSqm);
  const check = checkRoom(rules, { kind: room.kind, state: room.state, areaDm2, seats });
  return {
    buildingName: room.buildingName,
    roomCode: room.roomCode,
    roomKind: room.kind,
    usableAreaSqm: room.usableAreaSqm,
    people: room.people.map(({ name, title, rankCode }) => ({ name, title, rankCode })),
    limitSqm: sqmOrNull(check.allowedDm2),
    overSqm: check.overDm2 === null || check.overDm2 <= 0 ? null : sqmOrNull(check.overDm2),
    approvalNo: room.people.find((p) => p.approvalNo !== null)?.approvalNo ?? null,
  };
}

/** What is published, all rooms of the unit; or what is filed, the offices in which its leaders sit (OS-19). Judged by the rule of the room. */
export async function dutyLines(ctx: Ctx, orgId: string, kind: DutyKind): Promise<DutyLine[]> {
  const rules = await ruleBookOf(ctx);
  const { rows } = await ctx.client.query<Line>(rooms, [orgId, ctx.today]);
  const told = kind === 'publication' ? rows : rows.filter((room) => room.people.some((p) => p.leads));
  return told.map((room) => lineOf(rules, room));
}
