import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeDisposal as changeRoute, createDisposal as createRoute } from '../../contract/disposals.ts';
import { checkRoomKind } from '../../rules/room-kinds.ts';
import { mayDecide } from '../../rules/scope.ts';
import { obey } from '../obey.ts';
import { reaches } from '../reach.ts';
import { putPapers } from '../works/papers.ts';
import { heldDisposal } from './disposal.query.ts';

type Facts = Omit<RouteInput<typeof createRoute>, 'buildingId'>;

/** OS-3, OS-25: a using unit may look and ask, it cannot dispose. */
export function onlyAdministration(ctx: Ctx, orgId: string): void {
  obey(mayDecide('disposal', reaches(ctx, 'office-space.disposal.manage', orgId) ? 'administration' : 'using-unit'));
}

const columnsOf = (f: Facts) => ({
  mode: f.mode,
  reason: f.reason,
  to_org_id: f.mode === 'reallocation' ? (f.toOrgId ?? null) : null,
  new_kind: f.mode === 'conversion' ? (f.newKind ?? null) : null,
  new_kind_document: f.mode === 'conversion' ? (f.newKindDocument ?? null) : null,
  counterpart: f.counterpart ?? null,
  appraised_yuan: f.appraisedYuan ?? null,
});

/** Rooms named, or every standing room of the building, kept as they stand; answers their sum of building area, else usable area. */
async function putRooms(ctx: Ctx, id: string, orgId: string, buildingId: string, roomIds: readonly string[]): Promise<string> {
  const wanted = [...new Set(roomIds)];
  await ctx.db.deleteFrom('office_space.disposal_room').where('disposal_id', '=', id).execute();
  const { rows } = await ctx.client.query<{ area: string | null }>(
    `insert into office_space.disposal_room (disposal_id, org_id, room_id, user_org_id, code, name, kind, usable_area_sqm, building_area_sqm)
     select $1, $2, r.id, r.org_id, r.code, r.name, r.kind, r.usable_area_sqm, r.building_area_sqm from places.room r
     where r.building_id = $3 and (cardinality($4::uuid[]) = 0 or r.id = any($4::uuid[]))
     returning coalesce(building_area_sqm, usable_area_sqm, 0) as area`,
    [id, orgId, buildingId, wanted],
  );
  if (wanted.length > 0 && rows.length !== wanted.length) refuse('not_found');
  if (rows.length === 0) refuse('office-space.disposal_rooms_missing');
  const { rows: sums } = await ctx.client.query<{ area: string }>(
    `select coalesce(sum(coalesce(building_area_sqm, usable_area_sqm)), 0)::numeric(14, 2) as area from office_space.disposal_room where disposal_id = $1`,
    [id],
  );
  return sums[0]?.area ?? '0.00';
}

async function check(ctx: Ctx, facts: Facts): Promise<void> {
  if (facts.mode === 'conversion' && facts.newKind) obey(checkRoomKind(facts.newKind, facts.newKindDocument ?? null));
  if (facts.toOrgId)
    found(
      await ctx.db.selectFrom('org.unit').select('id').where('id', '=', facts.toOrgId).where('state', '=', 'active').executeTakeFirst(),
    );
}

const paperRecord = (id: string, orgId: string) => ({ kind: 'disposal', id, orgId, readPermission: 'office-space.disposal.read' }) as const;

/** Writes a disposal; it is judged when it is put forward. It belongs to the unit that manages the building. */
export async function createDisposal(ctx: Ctx, input: RouteInput<typeof createRoute>): Promise<RouteAnswer<typeof createRoute>> {
  const { buildingId, ...facts } = input;
  const { org_id: orgId } = found(
    await ctx.db
      .selectFrom('places.building')
      .select('org_id')
      .where('id', '=', buildingId)
      .where('state', '!=', 'retired')
      .executeTakeFirst(),
  );
  onlyAdministration(ctx, orgId);
  await check(ctx, facts);
  const id = newId();
  await ctx.db
    .insertInto('office_space.disposal')
    .values({
      id,
      org_id: orgId,
      state: 'draft',
      building_id: buildingId,
      whole_building: facts.roomIds.length === 0,
      area_sqm: '0',
      ...columnsOf(facts),
      created_on: ctx.today,
      applicant_account_id: ctx.actor.accountId,
      applicant_name: ctx.actor.displayName,
      search_text: facts.reason,
    })
    .execute();
  const area = await putRooms(ctx, id, orgId, buildingId, facts.roomIds);
  await ctx.db.updateTable('office_space.disposal').set({ area_sqm: area }).where('id', '=', id).execute();
  await putPapers(ctx, paperRecord(id, orgId), facts.papers);
  const after = { disposalMode: facts.mode, reason: facts.reason, areaSqm: area };
  ctx.audit({ action: 'office-space.disposal.created', subject: { kind: 'disposal', id, orgId }, after });
  return { id };
}

/** Mends a disposal that is a draft or was returned. */
export async function changeDisposal(ctx: Ctx, input: RouteInput<typeof changeRoute>): Promise<RouteAnswer<typeof changeRoute>> {
  const { disposalId: id, version, ...facts } = input;
  const before = await heldDisposal(ctx, id);
  onlyAdministration(ctx, before.org_id);
  if (before.state !== 'draft' && before.state !== 'returned')
    refuse('office-space.disposal_state', { state: before.state, needed: 'draft, returned' });
  if (before.version !== version) refuse('stale');
  await check(ctx, facts);
  const area = await putRooms(ctx, id, before.org_id, before.building_id, facts.roomIds);
  await ctx.db
    .updateTable('office_space.disposal')
    .set({
      ...columnsOf(facts),
      whole_building: facts.roomIds.length === 0,
      area_sqm: area,
      search_text: [before.number, facts.reason].filter(Boolean).join(' '),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  await putPapers(ctx, paperRecord(id, before.org_id), facts.papers);
  ctx.audit({
    action: 'office-space.disposal.changed',
    subject: { kind: 'disposal', id, orgId: before.org_id },
    before: { disposalMode: before.mode, reason: before.reason, areaSqm: before.area_sqm },
    after: { disposalMode: facts.mode, reason: facts.reason, areaSqm: area },
  });
  return { id, version: version + 1 };
}
