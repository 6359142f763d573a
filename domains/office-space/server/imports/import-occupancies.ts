import type { Ctx } from '#kernel/context.ts';
import type { SheetRow } from '#kernel/sheets/sheet.ts';
import { newId } from '#shared/ids.ts';
import { addDays } from '#shared/time.ts';
import { occupanciesSheet } from '../occupancies.sheet.ts';
import { settleVacancy } from '../settle-vacancy.ts';
import { type GoodRow, type Importer, type Planned, rowIssue, wrong } from './importer.ts';
import { type Found, foundIn } from './lookup.ts';

type Values = SheetRow<typeof occupanciesSheet>;
type Row = GoodRow<(typeof occupanciesSheet)['columns']>;
interface Room {
  id: string;
  org_id: string;
  kind: string;
  at: string;
}
interface Person {
  id: string;
  org_id: string;
  name: string;
  staff_no: string | null;
}
interface Seat {
  id: string;
  room_id: string;
  person_id: string;
  from: string;
  to: string | null;
  approval_no: string | null;
}
interface SeatRecord {
  id: string;
  orgId: string;
  roomId: string;
  personId: string;
  from: string;
  until: string | null;
  approvalNo: string | null;
}

const roomsText = `select distinct r.id, r.org_id, r.kind, b.code || ' ' || r.code as at
 from json_to_recordset($1::json) k("buildingCode" text, "roomCode" text) join places.building b on b.code = k."buildingCode"
 join places.room r on r.building_id = b.id and r.code = k."roomCode"`;

/** The person of the name: by staff number when there is one, else the only one of that name, first within the room's unit. */
function personOf(people: ReadonlyMap<string, Person[]>, room: Room, { personName, staffNo }: Values): Found<Person> {
  const named = people.get(personName) ?? [];
  if (staffNo !== null) return foundIn(named.filter((p) => p.staff_no === staffNo));
  const own = named.filter((p) => p.org_id === room.org_id);
  return foundIn(own.length > 0 ? own : named);
}

const overlaps = (a: { from: string; to: string | null }, b: { from: string; to: string | null }): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

/** Judges one row against the seats that are stored and those of the rows before it. */
function planOne(row: Row, room: Room, person: Person, seats: Map<string, Seat[]>): Planned {
  const { rowNumber, values } = row;
  const { from, to = null, approvalNo = null } = values;
  if (to !== null && to < from) return wrong(rowNumber, rowIssue(rowNumber, 'to', 'office-space.dates_reversed', { from, to }));
  const key = `${room.id} ${person.id}`;
  const stored = seats.get(key) ?? [];
  const same = stored.find((s) => s.from === from);
  const other = stored.find((s) => s !== same && overlaps({ from, to }, s));
  if (other) return wrong(rowNumber, rowIssue(rowNumber, 'from', 'office-space.occupancy_overlap', { from: other.from, to: other.to }));
  const id = same?.id ?? newId();
  const until = to === null ? null : addDays(to, 1);
  seats.set(key, [...stored.filter((s) => s !== same), { id, room_id: room.id, person_id: person.id, from, to, approval_no: approvalNo }]);
  const record: SeatRecord = { id, orgId: room.org_id, roomId: room.id, personId: person.id, from, until, approvalNo };
  const outcome = !same ? 'new' : same.to !== to || (approvalNo !== null && same.approval_no !== approvalNo) ? 'changed' : 'same';
  return { rowNumber, outcome, record };
}

async function plan(ctx: Ctx, rows: readonly Row[]): Promise<Planned[]> {
  const found = await ctx.client.query<Room>(roomsText, [JSON.stringify(rows.map((r) => r.values))]);
  const roomsAt = Map.groupBy(found.rows, (r) => r.at);
  const named = await ctx.client.query<Person>(
    `select id, org_id, name, staff_no from org.person where name = any($1) and state = 'serving'`,
    [[...new Set(rows.map((r) => r.values.personName))]],
  );
  const people = Map.groupBy(named.rows, (p) => p.name);
  const kept = await ctx.client.query<Seat>(
    `select id, room_id, person_id, lower(during) as "from", upper(during) - 1 as "to", approval_no from office_space.occupancy where room_id = any($1)`,
    [found.rows.map((r) => r.id)],
  );
  const seats = Map.groupBy(kept.rows, (s) => `${s.room_id} ${s.person_id}`);
  return rows.map((row) => {
    const { rowNumber, values } = row;
    const room = foundIn(roomsAt.get(`${values.buildingCode} ${values.roomCode}`));
    if (!('one' in room)) {
      const code = 'many' in room ? 'office-space.building_ambiguous' : 'office-space.room_unknown';
      return wrong(rowNumber, rowIssue(rowNumber, 'roomCode', code, { code: `${values.buildingCode} ${values.roomCode}` }));
    }
    if (room.one.kind !== 'office')
      return wrong(rowNumber, rowIssue(rowNumber, 'roomCode', 'office-space.room_not_office', { kind: room.one.kind }));
    const person = personOf(people, room.one, values);
    if ('one' in person) return planOne(row, room.one, person.one, seats);
    const code = 'many' in person ? 'office-space.person_ambiguous' : 'office-space.person_unknown';
    return wrong(rowNumber, rowIssue(rowNumber, 'personName', code, { name: values.personName }));
  });
}

const upsert = `insert into office_space.occupancy (id, org_id, room_id, person_id, during, approval_no, end_reason)
 select id, "orgId", "roomId", "personId", daterange("from", until), "approvalNo", case when until is not null then 'vacated' end
 from json_to_recordset($1::json) as e(id uuid, "orgId" uuid, "roomId" uuid, "personId" uuid, "from" date, until date, "approvalNo" text)
 on conflict (id) do update set during = excluded.during, approval_no = coalesce(excluded.approval_no, occupancy.approval_no),
   end_reason = excluded.end_reason, version = occupancy.version + 1`;

async function write(ctx: Ctx, records: readonly object[]): Promise<void> {
  const seats = records as readonly SeatRecord[];
  await ctx.client.query(upsert, [JSON.stringify(seats)]);
  await settleVacancy(ctx, [...new Set(seats.map((s) => s.roomId))]);
}

export const occupancyImporter: Importer<(typeof occupanciesSheet)['columns']> = { sheet: occupanciesSheet, plan, write };
