import { finishWork, putWork, retractWork, type WorkDraft } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { CaseState, Severity } from '../rules/words.ts';
import { nearestOf } from './who.query.ts';

interface Row {
  id: string;
  orgId: string;
  title: string;
  state: CaseState;
  severity: Severity;
  dueOn: string | null;
  number: string | null;
  escalatedTo: string | null;
  extensionWaits: boolean;
  lookBackDue: string | null;
}

/** Whose turn it is in a state. Clues found by rules wait for an inspector too; what has ended waits for nobody. */
const turns: Readonly<Partial<Record<CaseState, RoleName>>> = {
  clue: 'inspector',
  verified: 'inspector',
  notified: 'unit-admin',
  objected: 'inspector',
  replied: 'unit-admin',
  fixing: 'unit-admin',
  submitted: 'inspector',
  reviewed: 'inspector',
};

/** What the end of an entry is called: the label `work.outcome.<value>`. */
const outcomeOf = (state: CaseState): string =>
  state === 'closed' || state === 'rejected' ? 'closed' : state === 'replied' || state === 'submitted' ? 'replied' : 'done';

interface Wanted {
  readonly stage: string;
  readonly accounts: readonly string[];
}

async function wantedOf(ctx: Ctx, c: Row): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  const role = turns[c.state];
  if (role) wanted.push({ stage: c.state, accounts: await nearestOf(ctx, [role], c.orgId) });
  if (c.extensionWaits) wanted.push({ stage: 'extension', accounts: await nearestOf(ctx, ['inspector', 'leader'], c.orgId) });
  if (c.escalatedTo)
    wanted.push({ stage: `overdue-${c.escalatedTo}`, accounts: await nearestOf(ctx, ['inspector', 'leader'], c.escalatedTo) });
  if (c.lookBackDue && c.lookBackDue <= ctx.today)
    wanted.push({ stage: `look-back-${c.lookBackDue}`, accounts: await nearestOf(ctx, ['inspector'], c.orgId) });
  return wanted;
}

/**
 * Brings the workbenches in line with a case: whose turn it is gets an entry, whoever has acted is done. A clue of a breach of discipline is put
 * before inspectors only. Needs wide scope.
 */
export async function alignDuties(ctx: Ctx, caseId: string): Promise<void> {
  const { rows } = await ctx.client.query<Row>(
    `select c.id, c.org_id as "orgId", c.title, c.state, c.severity, c.due_on as "dueOn", c.notice_number as number, c.escalated_to_org_id as "escalatedTo",
       exists (select from cases.extension x where x.case_id = c.id and x.granted is null) and c.closed_on is null as "extensionWaits",
       (select min(l.due_on) from cases.look_back l where l.case_id = c.id and l.done_on is null) as "lookBackDue"
     from cases.case c where c.id = $1`,
    [caseId],
  );
  const [c] = rows;
  if (!c) return;
  const entries = new Map<string, WorkDraft>();
  for (const { stage, accounts } of await wantedOf(ctx, c))
    for (const accountId of accounts) {
      const key = `cases:${c.id}:${stage}:${accountId}`;
      entries.set(key, {
        key,
        kind: 'todo',
        accountId,
        subject: 'cases.case',
        recordId: c.id,
        orgId: c.orgId,
        title: c.title,
        number: c.number,
        path: `/cases/${c.id}`,
        dueAt: c.dueOn ? new Date(`${c.dueOn}T17:30:00+08:00`) : null,
      });
    }
  const { rows: standing } = await ctx.client.query<{ key: string }>('select key from cases.duty where case_id = $1', [caseId]);
  const gone = standing.map((d) => d.key).filter((key) => !entries.has(key));
  const wide = c.severity === 'A' && c.state !== 'clue' && c.state !== 'verified';
  if (wide) await retractWork(ctx, gone);
  else await finishWork(ctx, gone, outcomeOf(c.state));
  await putWork(ctx, [...entries.values()]);
  await ctx.client.query('delete from cases.duty where key = any($1)', [gone]);
  await ctx.client.query(
    `insert into cases.duty (key, org_id, case_id) select k, $2, $3 from unnest($1::text[]) as k on conflict (key) do nothing`,
    [[...entries.keys()], c.orgId, caseId],
  );
}
