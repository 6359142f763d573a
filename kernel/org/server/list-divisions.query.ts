import type { Ctx } from '#kernel/context.ts';
import { pageFrom, Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  Division,
  getDivision as getDivisionRoute,
  listDivisionChildren as listDivisionChildrenRoute,
  listDivisions as listDivisionsRoute,
} from '../contract/divisions.ts';
import { searchKey, searchPattern } from './pinyin.ts';
import { divisionPrefix } from './unit.visible.ts';

type Children = RouteAnswer<typeof listDivisionChildrenRoute>;
type Page = RouteAnswer<typeof listDivisionsRoute>;
type One = RouteAnswer<typeof getDivisionRoute>;

const columns = `d.code, d.name, d.level, d.kind, d.parent_code as "parentCode", d.administrative, d.valid_from as "validFrom", d.valid_to as "validTo"`;
const standing = `(d.valid_to is null or d.valid_to > $1::date)`;
const childCount = `(select count(*)::int from org.division c where c.parent_code = d.code and (c.valid_to is null or c.valid_to > $1::date)) as "childCount"`;
/** Divisions above, highest first, the division itself left out. */
const above = `(with recursive up as (
    select p.code, p.name, p.parent_code, 1 as height from org.division p where p.code = d.parent_code
    union all select p.code, p.name, p.parent_code, up.height + 1 from up join org.division p on p.code = up.parent_code)
  select coalesce(json_agg(json_build_object('code', up.code, 'name', up.name) order by up.height desc), '[]') from up)`;

export async function listDivisionChildren(ctx: Ctx, input: RouteInput<typeof listDivisionChildrenRoute>): Promise<Children> {
  const { rows } = await ctx.client.query<Children['items'][number]>(
    `select ${columns}, ${childCount} from org.division d
     where d.parent_code is not distinct from $2 ${input.withAbolished ? '' : `and ${standing}`} order by d.code`,
    [ctx.today, input.code ?? null],
  );
  return { items: rows };
}

type Row = Division & { total: number; above: { name: string }[] };

export async function listDivisions(ctx: Ctx, input: RouteInput<typeof listDivisionsRoute>): Promise<Page> {
  const { page, pageSize, sort, q } = input;
  const where = new Where([ctx.today, pageSize, (page - 1) * pageSize, searchKey(q ?? '')])
    .and('d.search_text like ?', searchPattern(q))
    .and('d.code like ?', divisionPrefix(input.under))
    .and('d.level = any(?)', input.level)
    .and('d.kind = any(?)', input.kind)
    .and('d.administrative = ?', input.administrative);
  if (!input.withAbolished) where.and(standing);
  const { field, direction } = sortOf(sort, 'code' as 'code' | 'name');
  const by = `${field === 'name' ? 'd.name collate app.pinyin' : 'd.code'} ${direction}`;
  // Without a wish the best fit comes first: the name itself, what begins with it, then the higher levels.
  const order = sort || !q ? by : 'd.name <> $4, not starts_with(d.search_text, $4), length(d.code), d.code';
  const { rows } = await ctx.client.query<Row>(
    `select n.total, ${columns}, ${above} as above
     from (select count(*)::int as total from org.division d where ${where.sql} and $1::date is not null and $4::text is not null) n
     left join (select d.code, row_number() over (order by ${order}) as place from org.division d where ${where.sql} order by ${order} limit $2 offset $3) p on true
     left join org.division d on d.code = p.code order by p.place`,
    where.values,
  );
  const answer = pageFrom(
    rows.map(({ above: names, ...row }) => ({ ...row, id: row.code, path: (names ?? []).map((a) => a.name).join(' / ') })),
  );
  return { items: answer.items, total: answer.total };
}

export async function getDivision(ctx: Ctx, input: RouteInput<typeof getDivisionRoute>): Promise<One> {
  const { rows } = await ctx.client.query<One>(
    `select ${columns}, ${childCount}, ${above} as ancestors from org.division d where d.code = $2`,
    [ctx.today, input.code],
  );
  return found(rows[0]);
}
