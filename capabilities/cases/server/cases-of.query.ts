import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import type { Day } from '#shared/time.ts';
import type { CaseState, Severity } from '../rules/words.ts';
import { whereSeen } from './case.visible.ts';

/** A case as a record of another room names it. */
export interface CaseRef {
  readonly caseId: string;
  readonly source: string;
  readonly key: string;
  readonly subjectId: string;
  readonly title: string;
  readonly state: CaseState;
  readonly severity: Severity;
  readonly dueOn: Day | null;
  readonly foundOn: Day;
  readonly closedOn: Day | null;
}

const columns = `c.id as "caseId", c.source, c.key, c.subject_id as "subjectId", c.title, c.state, c.severity, c.due_on as "dueOn", c.found_on as "foundOn",
  c.closed_on as "closedOn"`;

const read = async (ctx: Ctx, where: Where): Promise<CaseRef[]> => {
  if (!ctx.can('cases.case.read')) return [];
  const { rows } = await ctx.client.query<CaseRef>(
    `select ${columns} from cases.case c where ${whereSeen(ctx, where).sql} order by c.closed_on is not null, c.found_on desc, c.id desc limit 1000`,
    where.values,
  );
  return rows;
};

/** Cases about records of another room, running ones first, that the reader may see; for record pages. */
export async function casesOf(
  ctx: Ctx,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseRef[]>> {
  const where = new Where().and('c.subject_kind = ?', subjectKind).and('c.subject_id = any(?::uuid[])', subjectIds);
  return Map.groupBy(await read(ctx, where), (c) => c.subjectId);
}

/** The case that runs for each finding of a source, as far as the reader may see it. */
export async function casesByKey(ctx: Ctx, source: string, keys: readonly string[]): Promise<ReadonlyMap<string, CaseRef>> {
  if (keys.length === 0) return new Map();
  const where = new Where().and('c.source = ?', source).and('c.key = any(?)', keys).and(`c.state not in ('closed', 'rejected')`);
  return new Map((await read(ctx, where)).map((c) => [c.key, c]));
}

/** Keys of all running cases of a source, of one unit when named: what the source's check compares its findings with. For the platform's own work. */
export async function openKeys(ctx: Ctx, source: string, orgId: string | null): Promise<ReadonlySet<string>> {
  const { rows } = await ctx.client.query<{ key: string }>(
    `select key from cases.case where source = $1 and ($2::uuid is null or org_id = $2) and state not in ('closed', 'rejected')`,
    [source, orgId],
  );
  return new Set(rows.map((r) => r.key));
}
