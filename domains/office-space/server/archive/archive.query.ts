import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  archiveDocument,
  archiveState,
  listArchive as listRoute,
  archiveOfBuilding as ofBuildingRoute,
  listArchiveStates as statesRoute,
} from '../../contract/archive.ts';
import { type ArchiveCategory, checkArchive } from '../../rules/archive.ts';
import type { TitleStatus } from '../../rules/ownership.ts';
import { inUnits, reaches } from '../reach.ts';
import { papersOf } from '../works/papers.ts';

export type ArchiveRow = z.output<typeof archiveDocument>;

const sorts = { title: 'd.title', number: 'd.number', datedOn: 'd.dated_on', buildingName: 'b.name' };
export const archiveColumns = `d.id, d.org_id as "orgId", u.name as "orgName", d.building_id as "buildingId", b.name as "buildingName", d.category, d.title, d.number,
  d.dated_on as "datedOn", d.holder, d.paper_location as "paperLocation", d.note, d.removed_on as "removedOn", d.removed_reason as "removedReason",
  (select count(*)::int from office_space.paper p where p.record_kind = 'archive' and p.record_id = d.id and p.file_id is not null) as "scanCount", d.version`;
export const archiveTables = `office_space.archive_document d join org.unit u on u.id = d.org_id join places.building b on b.id = d.building_id`;
const scanned = `exists (select 1 from office_space.paper p where p.record_kind = 'archive' and p.record_id = d.id and p.file_id is not null)`;

type Filter = Pick<RouteInput<typeof listRoute>, 'q' | 'orgId' | 'subtree' | 'buildingId' | 'category' | 'scanned' | 'withRemoved'>;

export function whereArchive(filter: Filter): Where {
  const where = inUnits(new Where(), 'd.org_id', filter)
    .and('(d.search_text ilike ? or b.search_text ilike ?)', containing(filter.q))
    .and('d.building_id = ?', filter.buildingId)
    .and('d.category = any(?)', filter.category)
    .and(`${scanned} = ?`, filter.scanned);
  return filter.withRemoved ? where : where.and('d.removed_on is null');
}

export function archiveOrder(sort: string | undefined): string {
  const { field, direction } = sortOf(sort, 'buildingName' as keyof typeof sorts);
  return `${sorts[field]} ${direction} nulls last, d.category, d.id`;
}

/** Rows with their scans and what may be done with each. */
async function whole(ctx: Ctx, rows: readonly ArchiveRow[]) {
  const papers = await papersOf(
    ctx,
    'archive',
    rows.map((d) => d.id),
  );
  return rows.map((d) => {
    const manages = d.removedOn === null && reaches(ctx, 'office-space.archive.manage', d.orgId);
    return { ...d, papers: papers.get(d.id) ?? [], abilities: { change: manages, remove: manages } };
  });
}

export async function listArchive(ctx: Ctx, input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const where = whereArchive(input);
  const text = `select k.total, q.* from (select count(*)::int as total from ${archiveTables} where ${where.sql}) k
   left join (select ${archiveColumns} from ${archiveTables} where ${where.sql} order by ${archiveOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<ArchiveRow>((await ctx.client.query<ArchiveRow & { total: number }>(text, where.values)).rows);
  return { items: await whole(ctx, items), total, abilities: { create: ctx.can('office-space.archive.manage') } };
}

type State = z.output<typeof archiveState>;
interface StateRow {
  buildingId: string;
  buildingCode: string;
  buildingName: string;
  orgId: string;
  orgName: string;
  titleStatus: TitleStatus | null;
  kept: { category: ArchiveCategory; scanned: boolean }[];
}
/** Buildings within the wall of their managing unit: units with rooms inside see a building, and nothing of its archive. */
const stateText = (
  where: string,
): string => `select b.id as "buildingId", b.code as "buildingCode", b.name as "buildingName", b.org_id as "orgId", u.name as "orgName",
   t.status as "titleStatus", (select coalesce(json_agg(json_build_object('category', d.category, 'scanned', ${scanned})), '[]')
     from office_space.archive_document d where d.building_id = b.id and d.removed_on is null) as kept
 from places.building b join org.unit u on u.id = b.org_id left join office_space.title t on t.building_id = b.id where ${where}`;

const judged = ({ kept, ...row }: StateRow): State => {
  const { complete, missing, unscanned } = checkArchive(row.titleStatus, kept);
  return { ...row, documentCount: kept.length, complete, missing: [...missing], unscanned: [...unscanned] };
};

/** Completeness building by building; a few hundred rows at most, judged by the rule and then paged. */
export async function listArchiveStates(ctx: Ctx, input: RouteInput<typeof statesRoute>): Promise<RouteAnswer<typeof statesRoute>> {
  const where = inUnits(new Where(), 'b.org_id', input).and("b.state <> 'retired'").and('b.search_text ilike ?', containing(input.q));
  if (!ctx.scope.all) where.and('b.org_id = any(?::uuid[])', ctx.scope.orgIds);
  const { field, direction } = sortOf(input.sort, 'buildingName' as 'buildingName' | 'orgName');
  const order = `order by ${field === 'orgName' ? 'u.name' : 'b.name'} ${direction}, b.id`;
  const { rows } = await ctx.client.query<StateRow>(`${stateText(where.sql)} ${order}`, where.values);
  const all = rows.map(judged).filter((s) => input.complete === undefined || s.complete === input.complete);
  return { items: all.slice((input.page - 1) * input.pageSize, input.page * input.pageSize), total: all.length };
}

/** The archive of one building; `not_found` for those who only use rooms in it. */
export async function archiveOfBuilding(ctx: Ctx, input: RouteInput<typeof ofBuildingRoute>): Promise<RouteAnswer<typeof ofBuildingRoute>> {
  const { rows } = await ctx.client.query<StateRow>(stateText('b.id = $1'), [input.buildingId]);
  const row = found(rows[0]);
  if (!ctx.scope.all && !ctx.scope.orgIds.includes(row.orgId)) found(null);
  const documents = await ctx.client.query<ArchiveRow>(
    `select ${archiveColumns} from ${archiveTables} where d.building_id = $1 order by d.removed_on nulls first, d.category, d.dated_on nulls last, d.id`,
    [input.buildingId],
  );
  const { required, clause } = checkArchive(row.titleStatus, row.kept);
  return {
    ...judged(row),
    required: [...required],
    clause,
    documents: await whole(ctx, documents.rows),
    abilities: { create: reaches(ctx, 'office-space.archive.manage', row.orgId) },
  };
}
