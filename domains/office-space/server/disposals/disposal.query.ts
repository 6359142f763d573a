import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found, refuse } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Disposal, getDisposal as getRoute, listDisposals as listRoute } from '../../contract/disposals.ts';
import { checkDisposal, type DisposalDocument, missingDisposalDocuments, modeRules } from '../../rules/disposal.ts';
import type { TitleStatus } from '../../rules/ownership.ts';
import { inUnits, reaches } from '../reach.ts';
import { papersOf } from '../works/papers.ts';

const sorts = { number: 'd.number', areaSqm: 'd.area_sqm', submittedOn: 'd.submitted_on', buildingName: 'b.name' };
export const disposalColumns = `d.id, d.org_id as "orgId", u.name as "orgName", d.number, d.mode, d.state, d.building_id as "buildingId", b.name as "buildingName",
  d.whole_building as "wholeBuilding", (select count(*)::int from office_space.disposal_room x where x.disposal_id = d.id) as "roomCount", d.area_sqm as "areaSqm",
  d.submitted_on as "submittedOn", d.done_on as "doneOn"`;
export const disposalTables = `office_space.disposal d join org.unit u on u.id = d.org_id join places.building b on b.id = d.building_id`;

type Filter = Pick<RouteInput<typeof listRoute>, 'q' | 'orgId' | 'subtree' | 'buildingId' | 'mode' | 'state'>;

export const whereDisposals = (filter: Filter): Where =>
  inUnits(new Where(), 'd.org_id', filter)
    .and('(d.search_text ilike ? or b.search_text ilike ?)', containing(filter.q))
    .and('d.building_id = ?', filter.buildingId)
    .and('d.mode = any(?)', filter.mode)
    .and('d.state = any(?)', filter.state);

export function disposalOrder(sort: string | undefined): string {
  const { field, direction } = sortOf(sort ?? '-submittedOn', 'submittedOn' as keyof typeof sorts);
  return `${sorts[field]} ${direction} nulls first, d.id desc`;
}

export async function listDisposals(ctx: Ctx, input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const where = whereDisposals(input);
  const text = `select k.total, q.* from (select count(*)::int as total from ${disposalTables} where ${where.sql}) k
   left join (select ${disposalColumns} from ${disposalTables} where ${where.sql} order by ${disposalOrder(input.sort)}
     limit ${where.param(input.pageSize)} offset ${where.param((input.page - 1) * input.pageSize)}) q on true`;
  const { items, total } = pageFrom<Disposal>((await ctx.client.query<Disposal & { total: number }>(text, where.values)).rows);
  return { items, total, abilities: { create: ctx.can('office-space.disposal.propose') } };
}

/** A disposal held for change, in one of the states, or `not_found`. */
export async function heldDisposal(ctx: Ctx, id: string, ...states: readonly string[]) {
  const d = found(await ctx.db.selectFrom('office_space.disposal').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  if (states.length > 0 && !states.includes(d.state)) refuse('office-space.disposal_state', { state: d.state, needed: states.join(', ') });
  return d;
}
export type HeldDisposal = Awaited<ReturnType<typeof heldDisposal>>;

/** What stands in the way of a disposal today: who sits in its rooms, what is let, how its ownership stands (OS-25). */
export async function judgeDisposal(ctx: Ctx, id: string) {
  const d = found(await ctx.db.selectFrom('office_space.disposal').selectAll().where('id', '=', id).executeTakeFirst());
  const papers = (await papersOf(ctx, 'disposal', [id])).get(id) ?? [];
  const { rows } = await ctx.client.query<{ seated: string[]; let: string[]; status: TitleStatus | null }>(
    `select (select coalesce(array_agg(distinct r.code), '{}') from office_space.disposal_room r join office_space.occupancy o on o.room_id = r.room_id
         where r.disposal_id = $1 and (upper_inf(o.during) or upper(o.during) > $2::date)) as seated,
       (select coalesce(array_agg(distinct coalesce(r.code, '')), '{}') from office_space.disposal_room r
         join office_space.letting x on x.direction in ('let', 'lent') and (x.room_id = r.room_id or (x.room_id is null and x.building_id = $3 and $4::boolean))
         where r.disposal_id = $1 and (upper_inf(x.during) or upper(x.during) > $2::date)) as let,
       (select status from office_space.title where building_id = $3) as status`,
    [id, ctx.today, d.building_id, d.whole_building],
  );
  const now = rows[0] as { seated: string[]; let: string[]; status: TitleStatus | null };
  const mode = d.mode as Disposal['mode'];
  const documents = papers.map((p) => p.category as DisposalDocument);
  const verdict = checkDisposal({
    mode,
    documents,
    filled: {
      toOrgId: d.to_org_id !== null,
      newKind: d.new_kind !== null,
      counterpart: d.counterpart !== null,
      appraisedYuan: d.appraised_yuan !== null,
    },
    titleStatus: now.status,
    seatedRooms: now.seated,
    letRooms: now.let,
  });
  return { disposal: d, mode, papers, verdict, missing: missingDisposalDocuments(mode, documents) };
}

type Record = RouteAnswer<typeof getRoute>;

function abilitiesOf(ctx: Ctx, d: HeldDisposal): { [act: string]: boolean } {
  const manages = reaches(ctx, 'office-space.disposal.manage', d.org_id);
  const open = d.state === 'draft' || d.state === 'returned';
  const deals = manages && d.state === 'approved' && modeRules[d.mode as Disposal['mode']].takesEffect === 'deal';
  return {
    change: manages && open,
    submit: manages && open,
    withdraw: manages && (open || d.state === 'in-approval'),
    list: deals && modeRules[d.mode as Disposal['mode']].publicExchange,
    pay: deals && d.mode !== 'letting',
    complete: deals,
  };
}

/** The whole record. Rooms that ended with it are shown as they stood when it was put forward. */
export async function getDisposal(ctx: Ctx, input: RouteInput<typeof getRoute>): Promise<Record> {
  const id = input.disposalId;
  const row = found((await ctx.client.query<Disposal>(`select ${disposalColumns} from ${disposalTables} where d.id = $1`, [id])).rows[0]);
  const { disposal: d, mode, papers, verdict, missing } = await judgeDisposal(ctx, id);
  const open = d.state === 'draft' || d.state === 'returned';
  const rooms = await ctx.client.query<Record['rooms'][number]>(
    `select x.room_id as "roomId", org.name_of(x.user_org_id) as "userOrgName", x.code, x.name, x.kind, x.usable_area_sqm as "usableAreaSqm",
       case when $2::date is not null and not exists (select 1 from places.room r where r.id = x.room_id) then $2::date end as "endedOn"
     from office_space.disposal_room x where x.disposal_id = $1 order by x.code`,
    [id, modeRules[mode].ends ? d.done_on : null],
  );
  const income = await ctx.client.query<Record['income'][number]>(
    `select id, amount_yuan as "amountYuan", receipt_no as "receiptNo", paid_on as "paidOn" from office_space.disposal_income where disposal_id = $1 order by paid_on, id`,
    [id],
  );
  const names = await ctx.client.query<{ toOrgName: string | null; paid: string }>(
    `select org.name_of($1) as "toOrgName", coalesce((select sum(amount_yuan) from office_space.disposal_income where disposal_id = $2), 0)::numeric(14, 2) as paid`,
    [d.to_org_id, id],
  );
  return {
    ...row,
    reason: d.reason,
    toOrgId: d.to_org_id,
    toOrgName: d.to_org_id === null ? null : (names.rows[0]?.toOrgName ?? null),
    newKind: d.new_kind as Record['newKind'],
    newKindDocument: d.new_kind_document,
    counterpart: d.counterpart,
    appraisedYuan: d.appraised_yuan,
    createdOn: d.created_on,
    decidedOn: d.decided_on,
    opinion: d.opinion,
    exchangeName: d.exchange_name,
    listingNo: d.listing_no,
    listedOn: d.listed_on,
    dealNo: d.deal_no,
    dealYuan: d.deal_yuan,
    dealOn: d.deal_on,
    paidYuan: names.rows[0]?.paid ?? '0.00',
    applicantName: d.applicant_name,
    version: d.version,
    refusal:
      !open || verdict.ok
        ? null
        : {
            code: verdict.code,
            clause: verdict.clause,
            limit: verdict.limit,
            actual: verdict.actual,
            rooms: typeof verdict.params?.rooms === 'string' ? verdict.params.rooms : null,
          },
    requiredDocuments: [...modeRules[mode].documents],
    missingDocuments: [...missing],
    throughExchange: modeRules[mode].publicExchange,
    rooms: rooms.rows,
    income: income.rows,
    papers,
    abilities: abilitiesOf(ctx, d),
  };
}
