import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { fixed } from '#shared/units.ts';
import type { Assessment, VacancyLine } from '../../contract/vacancies.ts';
import type { RoomKind } from '../../contract/words.ts';
import { type Dm2, dm2, sqm, sqmOrNull } from '../../rules/areas.ts';
import { judgeNeed, type Need, needLineText, type UnitStanding } from '../../rules/need.ts';
import { isRank, type Level, type Rank } from '../../rules/ranks.ts';
import { holdingOf } from '../../rules/unit-check.ts';
import { distanceM, type Fit, fittingVacancies } from '../../rules/vacancies.ts';
import { approvedAreaOf } from '../approved-areas.query.ts';
import { roomsOf } from '../check-unit.query.ts';
import { establishmentOf } from '../establishment.query.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';
import { type VacantRow, vacantRooms } from './vacant-rooms.query.ts';

/** What is asked for, as a form or a record holds it. */
export interface Wish {
  /** The request itself, whose own promises do not stand in its way; null while it is only thought of. */
  readonly requestId: string | null;
  readonly orgId: string;
  readonly kind: RoomKind;
  readonly wantedSqm: string;
  readonly ranks: Readonly<Record<string, number>>;
  readonly personIds: readonly string[];
  readonly buildingId: string | null;
}

export interface FittingRoom extends VacantRow {
  readonly roomId: string;
  readonly areaDm2: Dm2;
  readonly own: boolean;
  readonly distanceM: number | null;
  readonly fit: Fit;
}

export interface Assessed {
  readonly level: Level;
  readonly need: Need;
  readonly fitting: readonly FittingRoom[];
  readonly withinKm: string;
}

const rankOf = (code: string | null): Rank | null => (code !== null && isRank(code) ? code : null);

/** The ranks of all persons asked for: by name from their main post, the others as counted. */
async function seatsOf(ctx: Ctx, wish: Wish): Promise<(Rank | null)[]> {
  const counted = Object.entries(wish.ranks).flatMap(([code, count]) => Array.from({ length: count }, () => rankOf(code)));
  if (wish.personIds.length === 0) return counted;
  const { rows } = await ctx.client.query<{ rank_code: string | null }>(
    `select p.rank_code from unnest($1::uuid[]) n(person_id) left join office_space.posts_of($1) p on p.person_id = n.person_id and p.is_main
       and p.from_on <= $2::date and (p.last_on is null or p.last_on >= $2::date)`,
    [wish.personIds, ctx.today],
  );
  return [...counted, ...rows.map((row) => rankOf(row.rank_code))];
}

async function standingOf(ctx: Ctx, orgId: string, kind: RoomKind): Promise<UnitStanding> {
  const holding = holdingOf(await roomsOf(ctx, orgId));
  const approved = await approvedAreaOf(ctx, orgId, ctx.today);
  const figures: Partial<Record<RoomKind, string>> = approved
    ? { office: approved.officeSqm, service: approved.serviceSqm, equipment: approved.equipmentSqm }
    : {};
  const figure = figures[kind];
  return { approvedDm2: figure === undefined ? null : dm2(figure), heldDm2: holding.areaDm2[kind], vacantDm2: holding.vacantDm2[kind] };
}

/** Where the asking unit works: the building that is named, else the one in which it has most rooms. */
async function placeOf(ctx: Ctx, wish: Wish): Promise<readonly [string, string] | null> {
  const { rows } = await ctx.client.query<{ longitude: string | null; latitude: string | null }>(
    `select b.longitude, b.latitude from places.building b where b.id = coalesce($1::uuid,
       (select r.building_id from places.room r where r.org_id = $2 group by r.building_id order by count(*) desc, r.building_id limit 1))`,
    [wish.buildingId, wish.orgId],
  );
  const { longitude = null, latitude = null } = rows[0] ?? {};
  return longitude === null || latitude === null ? null : [longitude, latitude];
}

/** Need and fitting vacancies of a wish: the one computation of form, record, ladder, approval and refusal. */
export async function assess(ctx: Ctx, wish: Wish): Promise<Assessed> {
  const { level } = await establishmentOf(ctx, wish.orgId, ctx.today);
  const book = await ruleBookOf(ctx);
  const seats = await seatsOf(ctx, wish);
  const need = judgeNeed(
    book,
    { kind: wish.kind, wantedDm2: dm2(fixed(wish.wantedSqm)), seats },
    await standingOf(ctx, wish.orgId, wish.kind),
  );
  const from = await placeOf(ctx, wish);
  const rows = await vacantRooms(ctx, { orgId: wish.orgId, kind: wish.kind, leastSqm: sqm(need.leastDm2), requestId: wish.requestId });
  const rooms = rows.map((row) => ({
    ...row,
    areaDm2: dm2(row.areaSqm),
    own: row.orgId === wish.orgId,
    distanceM: distanceM(from, row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude]),
  }));
  const withinKm = book.settings.fitDistanceKm;
  const fitting = fittingVacancies(need, rooms, withinKm).map(({ room, fit }) => ({ ...room, fit }));
  return { level, need, fitting, withinKm };
}

/** How a room is called in a refusal and on a sheet. */
export const roomName = (room: Pick<VacantRow, 'buildingName' | 'roomCode'>): string => `${room.buildingName} ${room.roomCode}`;

const vacancyText = (room: FittingRoom): VacancyLine => ({
  roomId: room.seenRoomId,
  buildingId: room.seenBuildingId,
  orgName: room.orgName,
  own: room.own,
  buildingName: room.buildingName,
  address: room.address,
  floorName: room.floorName,
  roomCode: room.roomCode,
  roomName: room.roomName,
  usableAreaSqm: sqm(room.areaDm2),
  distanceKm: room.distanceM === null ? null : fixed(room.distanceM / 1000, 1),
  builtYear: room.builtYear,
  bookValueYuan: room.bookValueYuan,
  vacantSince: room.vacantSince,
  fit: room.fit,
});

/** An assessment on the wire. */
export const assessmentText = ({ level, need, fitting, withinKm }: Assessed): Assessment => ({
  level,
  needLines: need.lines.map(needLineText),
  limitSqm: sqmOrNull(need.limitDm2),
  floorSqm: sqm(need.floorDm2),
  ceilingSqm: sqm(need.ceilingDm2),
  withinKm,
  vacancies: fitting.map(vacancyText),
});

/** Refuses persons and buildings that are missing or out of the actor's reach: a computation must not tell of them. */
export async function wishNamed(ctx: Ctx, wish: Pick<Wish, 'personIds' | 'buildingId'>): Promise<void> {
  const ids = [...new Set(wish.personIds)];
  if (ids.length > 0) {
    const people = await ctx.db.selectFrom('org.person').select('id').where('id', 'in', ids).execute();
    if (people.length !== ids.length) found(null);
  }
  if (wish.buildingId) found(await ctx.db.selectFrom('places.building').select('id').where('id', '=', wish.buildingId).executeTakeFirst());
}
