import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';
import { closeHistory, guardPastRing } from './unit-parent.ts';

export interface HandOver {
  readonly unitId: string;
  readonly successorId: string;
  /** First day on which the unit is no more. */
  readonly on: Day;
  readonly reason: string;
  readonly document: string | null;
}

/** Who may take over: another active unit that does not hang below. */
export async function guardSuccessor(ctx: Ctx, unitId: string, successorId: string): Promise<void> {
  if (successorId === unitId) refuse('org.successor_itself');
  const successor = await ctx.db
    .selectFrom('org.unit')
    .select(['name', 'state', 'lineage'])
    .where('id', '=', successorId)
    .forShare()
    .executeTakeFirst();
  if (!successor) return refuse('invalid_input', {}, [{ path: 'successorId', code: 'unit_unknown' }]);
  if (successor.state !== 'active') refuse('org.successor_ended', { name: successor.name });
  if (successor.lineage.includes(unitId)) refuse('org.successor_below', { name: successor.name });
}

/** Staff numbers are unique per unit: two people with one number cannot both come to be the successor's. */
async function guardStaffNumbers(ctx: Ctx, { unitId, successorId }: HandOver): Promise<void> {
  const { rows } = await sql<{ staff_no: string }>`select a.staff_no from org.person a join org.person b on b.staff_no = a.staff_no
    where a.org_id = ${unitId} and b.org_id = ${successorId} order by 1 limit 5`.execute(ctx.db);
  if (rows.length > 0) refuse('org.staff_no_taken', { staffNo: rows.map((r) => r.staff_no).join('、') });
}

interface GoingPost {
  id: string;
  until: Day | null;
  /** Began before the day, so that its past stays where it was. */
  hasPast: boolean;
  /** A further post that is held at the successor already: that one goes on, this one ends. */
  heldThere: boolean;
  /** The same posts at the successor, which a main post takes the place of. */
  twins: string[];
}

/** Ends posts at the day; one that would have begun on it or later never was. */
async function cutPosts(ctx: Ctx, postIds: readonly string[], on: Day): Promise<void> {
  await sql`delete from org.post where id = any(${postIds}::uuid[]) and lower(during) >= ${on}::date`.execute(ctx.db);
  await sql`update org.post set during = daterange(lower(during), ${on}::date), end_reason = 'change', end_told = true where id = any(${postIds}::uuid[])`.execute(
    ctx.db,
  );
}

/** Posts held on the day end as they were and go on at the successor; the same post held there too stays one, the main post if either was. */
async function movePosts(ctx: Ctx, { unitId, successorId, on }: HandOver): Promise<number> {
  const { rows } = await sql<GoingPost>`select p.id, upper(p.during)::text as until, lower(p.during) < ${on}::date as "hasPast",
      not p.is_main and t.ids is not null as "heldThere", coalesce(t.ids, '{}') as twins
    from org.post p cross join lateral (
      select array_agg(t.id) as ids from org.post t
      where t.org_id = ${successorId} and t.person_id = p.person_id and t.title = p.title and t.during && (p.during * daterange(${on}, null))) t
    where p.org_id = ${unitId} and (upper_inf(p.during) or upper(p.during) > ${on}::date) order by p.id for update of p`.execute(ctx.db);
  const going = rows.filter((p) => !p.heldThere);
  const ending = rows.filter((p) => p.heldThere).map((p) => p.id);
  await cutPosts(ctx, [...ending, ...going.flatMap((p) => p.twins)], on);
  const past = going.filter((p) => p.hasPast).map((p) => ({ id: newId(), former: p.id, until: p.until }));
  await cutPosts(
    ctx,
    past.map((p) => p.former),
    on,
  );
  await sql`insert into org.post (id, org_id, person_id, title, rank_code, is_main, is_leadership, during)
    select n.id, ${successorId}::uuid, p.person_id, p.title, p.rank_code, p.is_main, p.is_leadership, daterange(${on}::date, n.until)
    from json_to_recordset(${JSON.stringify(past)}::json) n (id uuid, former uuid, until date) join org.post p on p.id = n.former`.execute(
    ctx.db,
  );
  await sql`update org.post set org_id = ${successorId} where id = any(${going.filter((p) => !p.hasPast).map((p) => p.id)}::uuid[])`.execute(
    ctx.db,
  );
  return rows.length;
}

/** Lower units hang under the successor from the day on. */
async function moveChildren(ctx: Ctx, { unitId, successorId, on, reason, document }: HandOver): Promise<number> {
  const { rows } = await sql<{
    id: string;
  }>`select id from org.unit where parent_id = ${unitId} and state = 'active' order by id for update`.execute(ctx.db);
  const ids = rows.map((r) => r.id);
  if (ids.length === 0) return 0;
  for (const id of ids) await guardPastRing(ctx, id, successorId, on);
  await closeHistory(ctx, ids, on);
  await sql`insert into org.unit_parent (unit_id, parent_id, name, during, reason, document)
    select id, ${successorId}::uuid, name, daterange(${on}::date, null), ${reason}, ${document} from org.unit where id = any(${ids}::uuid[])`.execute(
    ctx.db,
  );
  await sql`update org.unit set parent_id = ${successorId}, version = version + 1 where id = any(${ids}::uuid[])`.execute(ctx.db);
  return ids.length;
}

/** Gives people, posts and lower units to the successor. Past days keep the posts and the tree they had. */
export async function handOver(ctx: Ctx, change: HandOver): Promise<{ people: number; posts: number; units: number }> {
  await guardSuccessor(ctx, change.unitId, change.successorId);
  await guardStaffNumbers(ctx, change);
  const units = await moveChildren(ctx, change);
  const posts = await movePosts(ctx, change);
  const moved =
    await sql`update org.person set org_id = ${change.successorId}, version = version + 1 where org_id = ${change.unitId}`.execute(ctx.db);
  return { people: Number(moved.numAffectedRows ?? 0), posts, units };
}
