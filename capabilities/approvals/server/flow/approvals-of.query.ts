import type { Ctx } from '#kernel/context.ts';
import type { FlowState } from '../../contract/words.ts';

/** A flow as the page of its record shows it in a line. */
export interface FlowSummary {
  readonly flowId: string;
  readonly state: FlowState;
  readonly steps: { readonly name: string; readonly deciders: string[]; readonly since: string }[];
}

interface Row {
  flowId: string;
  subjectId: string;
  state: FlowState;
  name: string | null;
  since: string | null;
  deciders: string[] | null;
}

/** The latest flow of each record, with who is to decide now. */
export async function approvalsOf(ctx: Ctx, kind: string, subjectIds: readonly string[]): Promise<Map<string, FlowSummary>> {
  const { rows } = await ctx.client.query<Row>(
    `with latest as (
       select distinct on (f.subject_id) f.id, f.subject_id, f.state from approvals.flow f
       where f.kind = $1 and f.subject_id = any($2::uuid[]) order by f.subject_id, f.started_at desc, f.id desc)
     select l.id as "flowId", l.subject_id as "subjectId", l.state, s.name, s.opened_at as since,
       (select array_agg(p.name order by d.place) from approvals.decider d
          join approvals.people((select array_agg(x.account_id) from approvals.decider x where x.step_id = s.id), $3::date) p on p.account_id = d.account_id
        where d.step_id = s.id and d.state in ('open', 'waiting')) as deciders
     from latest l left join approvals.step s on s.flow_id = l.id and s.state = 'open' order by s.seq`,
    [kind, subjectIds, ctx.today],
  );
  const found = new Map<string, FlowSummary>();
  for (const r of rows) {
    const flow = found.get(r.subjectId) ?? { flowId: r.flowId, state: r.state, steps: [] };
    if (r.name !== null) flow.steps.push({ name: r.name, since: r.since as string, deciders: r.deciders ?? [] });
    found.set(r.subjectId, flow);
  }
  return found;
}
