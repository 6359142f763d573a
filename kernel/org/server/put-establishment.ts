import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { Day } from '#shared/time.ts';
import type { putEstablishment as putEstablishmentRoute } from '../contract/establishment.ts';
import { type LimitLevel, type RankCode, ranksOf } from '../contract/words.ts';

/** The whole table of one unit from a day on. */
export interface EstablishmentTable {
  unitId: string;
  from: Day;
  document: string;
  figures: readonly { rankCode: RankCode; approved: number }[];
}

interface Standing {
  unitId: string;
  name: string;
  state: string;
  level: LimitLevel;
  /** Figures that hold on the day or later, by rank. */
  open: Record<string, { approved: number; since: Day }>;
}

/** Units with the figures that a table from its day on would replace; locked. A unit out of reach is not found. */
async function standingOf(ctx: Ctx, tables: readonly EstablishmentTable[]): Promise<Map<string, Standing>> {
  const wanted = JSON.stringify(tables.map(({ unitId, from }) => ({ unitId, from })));
  const { rows } = await sql<Standing>`with locked as (
      select u.id, u.name, u.state, u.limit_level, t."from" from json_to_recordset(${wanted}::json) t ("unitId" uuid, "from" date)
      join org.unit u on u.id = t."unitId" order by u.id for update of u)
    select l.id as "unitId", l.name, l.state, l.limit_level as level,
      coalesce((select json_object_agg(e.rank_code, json_build_object('approved', e.approved, 'since', lower(e.during)) order by e.during)
        from org.establishment e where e.org_id = l.id and (upper_inf(e.during) or upper(e.during) > l."from")), '{}') as open
    from locked l`.execute(ctx.db);
  return new Map(rows.map((r) => [r.unitId, r]));
}

/** Refuses a table that names a rank twice or one of another level, that is for an ended unit, or that a later one has overtaken. */
function guardTable(table: EstablishmentTable, standing: Standing): void {
  if (standing.state !== 'active') refuse('org.unit_ended', { name: standing.name });
  const ranks = table.figures.map((f) => f.rankCode);
  if (new Set(ranks).size < ranks.length) refuse('org.rank_twice');
  const ofLevel: readonly RankCode[] = ranksOf[standing.level];
  const foreign = ranks.find((rank) => !ofLevel.includes(rank));
  if (foreign) refuse('org.rank_not_of_level', { rank: foreign, level: standing.level });
  const later = Object.entries(standing.open).find(([, f]) => f.since > table.from);
  if (later) refuse('org.establishment_later', { rank: later[0], since: later[1].since });
}

/** What ends and what begins for one unit; a figure that stays the same keeps its day. */
function turnOf(table: EstablishmentTable, { open }: Standing) {
  const same = (rank: string, approved: number | undefined) => open[rank] !== undefined && open[rank].approved === approved;
  const wanted = new Map<string, number>(table.figures.map((f) => [f.rankCode, f.approved]));
  const { unitId, from, document } = table;
  return {
    ending: Object.keys(open)
      .filter((rank) => !same(rank, wanted.get(rank)))
      .map((rank) => ({ unitId, rank, from })),
    beginning: [...wanted]
      .filter(([rank, approved]) => !same(rank, approved))
      .map(([rank, approved]) => ({ id: newId(), unitId, rank, approved, from, document })),
  };
}

/**
 * Files establishment tables of many units in three statements: what was approved before keeps its days, the same day again is a correction.
 * Each unit at most once. Answers how many figures changed.
 */
export async function putEstablishment(ctx: Ctx, tables: readonly EstablishmentTable[]): Promise<number> {
  if (new Set(tables.map((t) => t.unitId)).size < tables.length) refuse('org.key_twice');
  const standing = await standingOf(ctx, tables);
  const turns = tables.map((table) => {
    const of = standing.get(table.unitId);
    if (!of) return refuse('not_found');
    guardTable(table, of);
    return { table, before: of.open, ...turnOf(table, of) };
  });
  const ending = JSON.stringify(turns.flatMap((t) => t.ending));
  const beginning = JSON.stringify(turns.flatMap((t) => t.beginning));
  await sql`delete from org.establishment e using json_to_recordset(${ending}::json) t ("unitId" uuid, rank text, "from" date)
    where e.org_id = t."unitId" and e.rank_code = t.rank and lower(e.during) = t."from"`.execute(ctx.db);
  await sql`update org.establishment e set during = daterange(lower(e.during), t."from") from json_to_recordset(${ending}::json) t ("unitId" uuid, rank text, "from" date)
    where e.org_id = t."unitId" and e.rank_code = t.rank and e.during @> t."from"`.execute(ctx.db);
  await sql`insert into org.establishment (id, org_id, rank_code, approved, during, document)
    select t.id, t."unitId", t.rank, t.approved, daterange(t."from", null), t.document
    from json_to_recordset(${beginning}::json) t (id uuid, "unitId" uuid, rank text, approved int, "from" date, document text)`.execute(
    ctx.db,
  );
  let changed = 0;
  for (const { table, before, ending: ended, beginning: begun } of turns) {
    const ranks = new Set([...ended, ...begun].map((f) => f.rank));
    if (ranks.size === 0) continue;
    changed += ranks.size;
    const { unitId, figures, from, document } = table;
    ctx.audit({
      action: 'org.establishment.filed',
      subject: { kind: 'org.unit', id: unitId, orgId: unitId },
      before,
      after: { from, document, figures },
    });
    ctx.emit('org.establishment.filed', { unitId, from }, unitId);
  }
  return changed;
}

/** Files the table of one unit. */
export const fileEstablishment = async (
  ctx: Ctx,
  { unitId, from, document, figures }: RouteInput<typeof putEstablishmentRoute>,
): Promise<RouteAnswer<typeof putEstablishmentRoute>> => ({
  changed: await putEstablishment(ctx, [{ unitId, from, document, figures }]),
});
