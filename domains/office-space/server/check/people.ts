import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import type { Day } from '#shared/time.ts';
import { type Alarm, notReturnedAlarms, secondOfficeAlarms } from '../../rules/alarms.ts';
import { apportion } from '../../rules/apportion.ts';
import { dm2 } from '../../rules/areas.ts';
import { checkOffices, type OfficeFinding, type OfficeHeld } from '../../rules/person-check.ts';
import { isRank, type Rank } from '../../rules/ranks.ts';
import type { RuleBook } from '../../rules/rule-book.ts';
import { type AlarmBook, type Finding, openAlarms } from './alarm-book.ts';

interface Person {
  readonly person_id: string;
  readonly state: string;
  readonly left_on: Day | null;
}
export interface Seat {
  readonly person_id: string;
  readonly org_id: string;
  readonly room_id: string;
  readonly area_sqm: string | null;
  readonly occupants: number;
  readonly approval_no: string | null;
  readonly places_far_apart: boolean;
  readonly works_there_often: boolean;
  /** Day of the transfer or retirement for which the seat is to be left. */
  readonly leave_since: Day | null;
}
export interface Post {
  readonly person_id: string;
  readonly org_id: string;
  readonly rank_code: string;
  readonly is_main: boolean;
  readonly from_on: Day;
  readonly last_on: Day | null;
}

const holds = (post: Post, on: Day): boolean => post.from_on <= on && (post.last_on === null || post.last_on >= on);

/** The main post on the day; when none runs, the last one that did. */
function mainPostOf(posts: readonly Post[], on: Day): Post | undefined {
  const main = posts.filter((p) => p.is_main && p.from_on <= on);
  return main.find((p) => holds(p, on)) ?? main.sort((a, b) => ((a.last_on ?? '') < (b.last_on ?? '') ? 1 : -1))[0];
}

/** The last day of the posts in a unit, `null` while one runs or when there was none (OS-16). */
function postsEndedOn(posts: readonly Post[], orgId: string, on: Day): Day | null {
  const there = posts.filter((p) => p.org_id === orgId && p.from_on <= on);
  if (there.some((p) => holds(p, on))) return null;
  return there.reduce<Day | null>((last, p) => (last === null || (p.last_on ?? '') > last ? p.last_on : last), null);
}

/** What the rules say of the offices one person holds on the day (OS-16). */
export function officesOf(rules: RuleBook, posts: readonly Post[], seats: readonly Seat[]): readonly OfficeFinding[] {
  const main = mainPostOf(posts, rules.on);
  const rank: Rank | null = main && isRank(main.rank_code) ? main.rank_code : null;
  const offices = seats.map((seat): OfficeHeld => {
    const equally = Array.from({ length: Math.max(1, seat.occupants) }, () => null);
    return {
      roomId: seat.room_id,
      main: main?.org_id === seat.org_id,
      areaDm2: seat.area_sqm === null ? 0 : (apportion(rules, dm2(seat.area_sqm), equally).sharesDm2[0] ?? 0),
      approval: seat.approval_no
        ? { number: seat.approval_no, placesFarApart: seat.places_far_apart, worksThereOften: seat.works_there_often }
        : null,
      postEndedOn: main?.org_id === seat.org_id ? null : postsEndedOn(posts, seat.org_id, rules.on),
    };
  });
  return checkOffices(rules, rank, offices);
}

function alarmsOf(rules: RuleBook, person: Person, posts: readonly Post[], seats: readonly Seat[]): Alarm[] {
  const gone = person.state === 'serving' ? null : person.left_on;
  const leaving = seats.filter((seat) => gone !== null || seat.leave_since !== null);
  const procedureOn =
    gone ?? leaving.reduce<Day | null>((first, s) => (first === null || (s.leave_since ?? '') < first ? s.leave_since : first), null);
  const late =
    procedureOn === null
      ? []
      : notReturnedAlarms({ personId: person.person_id, procedureOn, roomIds: leaving.map((s) => s.room_id) }, rules.on);
  const staying = seats.filter((seat) => !leaving.includes(seat));
  return [...late, ...secondOfficeAlarms(person.person_id, officesOf(rules, posts, staying))];
}

// Only who holds two offices, has left, or is to leave a seat can be spoken of; and of whom something is said already.
const candidates = `select o.person_id from office_space.occupancy o where o.during @> $1::date group by 1 having count(*) > 1
 union select o.person_id from office_space.occupancy o join org.person p on p.id = o.person_id where o.during @> $1::date and p.state <> 'serving'
 union select c.person_id from office_space.reclaim c where c.done_on is null
 union select a.subject_id from office_space.alarm a where a.subject_kind = 'person' and a.cleared_on is null`;

const byPerson = <T extends { person_id: string }>(rows: readonly T[]): Map<string, T[]> => Map.groupBy(rows, (row) => row.person_id);

/** A2 and A3 of named people, or of everybody in scope who may be concerned. The alarm belongs to the unit whose room it is. */
export async function checkPeople(ctx: Ctx, rules: RuleBook, alarms: AlarmBook, personIds: readonly string[] | null): Promise<number> {
  if (personIds) return checkSome(ctx, rules, alarms, personIds);
  let count = 0;
  for await (const rows of readInBatches<{ person_id: string }>(ctx.client, { text: candidates, values: [rules.on] }, 1000)) {
    count += await checkSome(
      ctx,
      rules,
      alarms,
      rows.map((r) => r.person_id),
    );
  }
  return count;
}

async function checkSome(ctx: Ctx, rules: RuleBook, alarms: AlarmBook, ids: readonly string[]): Promise<number> {
  const { rows: people } = await ctx.client.query<Person & { said: string | null }>(
    `select p.person_id, p.state, p.left_on, a.said from office_space.people_of($1) p left join ${openAlarms(['A2', 'A3'], '$1')} a on a.subject_id = p.person_id`,
    [ids],
  );
  const posts = byPerson((await ctx.client.query<Post>('select * from office_space.posts_of($1)', [ids])).rows);
  const seats = byPerson((await ctx.client.query<Seat>('select * from office_space.seats_of($1, $2)', [ids, rules.on])).rows);
  for (const person of people) {
    const held = seats.get(person.person_id) ?? [];
    const found = alarmsOf(rules, person, posts.get(person.person_id) ?? [], held).flatMap((alarm): Finding[] => {
      const roomIds = alarm.facts.roomIds as readonly string[];
      const orgId = held.find((seat) => seat.room_id === roomIds[0])?.org_id;
      return orgId ? [{ alarm, orgId }] : [];
    });
    alarms.settle(person.said, found);
  }
  await alarms.write();
  return people.length;
}
