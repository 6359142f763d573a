import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getRequest as getRequestRoute, RequestRecord } from '../../contract/requests.ts';
import { ladderOf } from './ladder.ts';
import { requestColumns, requestTables } from './list-requests.query.ts';
import { rentsOf, rentText } from './rent-row.ts';
import { requestAbilities } from './request.visible.ts';
import { requestFor } from './request-row.ts';

type Promised = RequestRecord['rooms'][number];
type Line = Pick<
  RequestRecord,
  | 'id'
  | 'orgId'
  | 'orgName'
  | 'number'
  | 'state'
  | 'purpose'
  | 'kind'
  | 'wantedSqm'
  | 'peopleCount'
  | 'mode'
  | 'applicantName'
  | 'submittedOn'
  | 'decidedOn'
>;

/** Rooms promised to a request, the newest promise first; a room of another unit shows by its facts, not by its id. */
export async function promisedTo(ctx: Ctx, requestId: string): Promise<Promised[]> {
  const { rows } = await ctx.client.query<Promised>(
    `select p.id, r.id as "roomId", coalesce(v.code, '') as "roomCode", coalesce(v.building_name, '') as "buildingName", coalesce(v.floor_name, '') as "floorName",
       coalesce(v.area_sqm, 0)::numeric(12, 2) as "usableAreaSqm", coalesce(org.name_of(p.from_org_id), '') as "fromOrgName", p.from_org_id = p.org_id as own, p.state, p.reason
     from office_space.request_room p join lateral office_space.promised_facts(p.room_id) v on true left join places.room r on r.id = p.room_id
     where p.request_id = $1 and p.state <> 'released' order by p.id desc`,
    [requestId],
  );
  return rows;
}

async function peopleOf(ctx: Ctx, requestId: string): Promise<RequestRecord['people']> {
  const { rows } = await ctx.client.query<RequestRecord['people'][number]>(
    `with p as materialized (select person_id from office_space.request_person where request_id = $1)
     select n.person_id as "personId", n.name, o.rank_code as "rankCode" from office_space.people_of(array(select person_id from p)) n
     left join office_space.posts_of(array(select person_id from p)) o on o.person_id = n.person_id and o.is_main and o.from_on <= $2::date and (o.last_on is null or o.last_on >= $2::date)
     order by n.name, n.person_id`,
    [requestId, ctx.today],
  );
  return rows;
}

/** One request with all that hangs on it. */
export async function getRequest(ctx: Ctx, input: RouteInput<typeof getRequestRoute>): Promise<RouteAnswer<typeof getRequestRoute>> {
  const request = await requestFor(ctx, input.requestId);
  const { rows } = await ctx.client.query<Line & { kindDocument: string | null; opinion: string | null; buildingName: string | null }>(
    `select ${requestColumns}, q.kind_document as "kindDocument", q.opinion, b.name as "buildingName" from ${requestTables}
     left join places.building b on b.id = q.building_id where q.id = $1`,
    [request.id],
  );
  const rents = await rentsOf(ctx, request.id);
  const papers = async (text: string) => (await ctx.client.query(text, [request.id])).rows;
  return {
    ...found(rows[0]),
    ranks: request.ranks,
    buildingId: request.buildingId,
    people: await peopleOf(ctx, request.id),
    ladder: await ladderOf(ctx, request),
    rooms: await promisedTo(ctx, request.id),
    rents: rents.map((rent) => rentText(ctx, rent)),
    agreements: await papers(
      `select id, number, signed_on as "signedOn" from office_space.agreement where request_id = $1 order by issued_year desc, issued_no desc`,
    ),
    certificates: await papers(
      `select c.id, c.number, r.code as "roomCode" from office_space.certificate c join office_space.agreement a on a.id = c.agreement_id
       left join places.room r on r.id = c.room_id where a.request_id = $1 order by c.issued_year, c.issued_no`,
    ),
    version: request.version,
    abilities: requestAbilities(
      ctx,
      request,
      rents.some((rent) => rent.state === 'submitted' || rent.state === 'returned' || rent.state === 'approved'),
    ),
  };
}
