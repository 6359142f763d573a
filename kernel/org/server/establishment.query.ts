import { reaches } from '#kernel/access/reach.ts';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getEstablishment } from '../contract/establishment.ts';

type Answer = RouteAnswer<typeof getEstablishment>;

// Headcount counts main posts: a further post in another unit takes no place in its establishment.
const text = `with figures as (
    select e.rank_code, e.approved, lower(e.during) as since, e.document from org.establishment e where e.org_id = $1 and e.during @> $2::date),
  heads as (
    select p.rank_code, count(*)::int as n from org.post p where p.org_id = $1 and p.is_main and p.during @> $2::date group by p.rank_code)
  select u.state,
    coalesce((select json_agg(json_build_object('rankCode', coalesce(f.rank_code, h.rank_code), 'approved', coalesce(f.approved, 0), 'actual', coalesce(h.n, 0),
        'from', f.since, 'document', f.document) order by coalesce(f.rank_code, h.rank_code))
      from figures f full join heads h on h.rank_code = f.rank_code), '[]') as rows,
    coalesce((select json_agg(json_build_object('rankCode', e.rank_code, 'approved', e.approved, 'from', lower(e.during), 'to', upper(e.during) - 1,
        'document', e.document) order by lower(e.during) desc, e.rank_code)
      from org.establishment e where e.org_id = $1), '[]') as history
  from org.unit u where u.id = $1`;

type Row = Pick<Answer, 'rows' | 'history'> & { state: string };

/** Approved figures of a day with the headcount beside them. */
export async function readEstablishment(ctx: Ctx, input: RouteInput<typeof getEstablishment>): Promise<Answer> {
  const on = input.on ?? ctx.today;
  const { rows: answer } = await ctx.client.query<Row>({ name: 'org.establishment', text, values: [input.unitId, on] });
  const { state, rows, history } = found(answer[0]);
  const sum = (count: (r: (typeof rows)[number]) => number) => rows.reduce((total, r) => total + count(r), 0);
  return {
    on,
    rows,
    history,
    approvedTotal: sum((r) => r.approved),
    actualTotal: sum((r) => r.actual),
    abilities: { file: state === 'active' && reaches(ctx.actor, 'org.establishment.manage', input.unitId) },
  };
}
