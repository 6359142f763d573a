import type { Ctx } from '#kernel/context.ts';
import { attachFile } from '#kernel/files/server/public.ts';
import { searchText } from '#kernel/org/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { Day } from '#shared/time.ts';
import { type FormerCase, repetitionOf } from '../rules/repeat.ts';
import type { CaseSettings } from '../rules/settings.ts';
import type { Severity } from '../rules/words.ts';
import { readPermissionOf } from './case.visible.ts';
import type { CaseDraft } from './case-source.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { writeSteps } from './steps.ts';

export interface Opened {
  readonly caseId: string;
  /** False when a case of this source and key was open already; its figures of today are then those of the draft. */
  readonly fresh: boolean;
}

/** The class of a list line on a day; lines that ended count for what was found while they held. */
async function classOf(ctx: Ctx, item: string, on: Day): Promise<Severity> {
  const { rows } = await ctx.client.query<{ severity: Severity }>({
    name: 'cases.class-of-item',
    text: 'select severity from cases.list_item where code = $1 and valid_from <= $2::date order by valid_from desc limit 1',
    values: [item, on],
  });
  if (!rows[0]) throw new Error(`no line ${item} of the lists on ${on}`);
  return rows[0].severity;
}

/** Keeps the open case of this finding up to date; undefined without one. */
async function refresh(ctx: Ctx, draft: CaseDraft): Promise<string | undefined> {
  const { rows } = await ctx.client.query<{ id: string }>({
    name: 'cases.refresh',
    text: `update cases.case set figures_now = $3::json, seen_at = $4::timestamptz, rule_cleared_on = null
     where source = $1 and key = $2 and state not in ('closed', 'rejected') returning id`,
    values: [draft.source, draft.key, JSON.stringify(draft.figures), ctx.now.toISOString()],
  });
  return rows[0]?.id;
}

/** The newest founded case of the same object and line, for repetition. */
async function formerCase(ctx: Ctx, draft: CaseDraft): Promise<FormerCase | null> {
  const { rows } = await ctx.client.query<FormerCase>({
    name: 'cases.former-case',
    text: `select id, closed_on as "closedOn", repeat_no as "repeatNo" from cases.case
     where subject_kind = $1 and subject_id = $2 and item_code = $3 and org_id = $4 and state = 'closed' and verified_on is not null
     order by closed_on desc, id desc limit 1`,
    values: [draft.subject.kind, draft.subject.id, draft.item, draft.orgId],
  });
  return rows[0] ?? null;
}

async function insert(
  ctx: Ctx,
  settings: CaseSettings,
  draft: CaseDraft,
  relapseOf: FormerCase | undefined,
): Promise<Opened & { severity: Severity }> {
  const born = draft.severity ?? (await classOf(ctx, draft.item, draft.foundOn));
  const { severity, repeatOf, repeatNo } = repetitionOf(settings, born, draft.foundOn, relapseOf ?? (await formerCase(ctx, draft)));
  const { subject } = draft;
  const byPerson = Boolean(draft.foundByAccountId);
  const { rowCount, rows } = await ctx.client.query<{ id: string }>(
    `insert into cases.case (id, org_id, raised_by_org_id, source, key, origin, item_code, rule_code, rule_label, clause, severity, born_severity, subject_kind, subject_id,
       subject_label, subject_path, title, facts, place, figures, found_on, found_by, found_by_name, repeat_of, repeat_no, search_text)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20::json, $21::date, $22, $23, $24, $25, $26)
     on conflict (source, key) where state not in ('closed', 'rejected') do nothing returning id`,
    [
      newId(),
      draft.orgId,
      byPerson ? ctx.actor.orgId : null,
      draft.source,
      draft.key,
      draft.origin ?? (byPerson ? 'inspection' : 'rule'),
      draft.item,
      draft.ruleCode,
      draft.ruleLabel ?? null,
      draft.clause,
      severity,
      born,
      subject.kind,
      subject.id,
      subject.label,
      subject.path ?? null,
      draft.title,
      draft.facts ?? null,
      draft.place ?? null,
      JSON.stringify(draft.figures),
      draft.foundOn,
      draft.foundByAccountId ?? null,
      byPerson ? ctx.actor.displayName : null,
      repeatOf,
      repeatNo,
      searchText([draft.title, subject.label, draft.item]),
    ],
  );
  return { caseId: rows[0]?.id ?? '', fresh: rowCount === 1, severity };
}

/**
 * Opens a case, or answers the one that is open for this source and key. The same object and line within the setting's months after a founded
 * case is one class graver (SU-9). Evidence must be the actor's own uploads. `relapseOf` names the closed
 * case where a second look has found the relapse.
 */
export async function openCase(ctx: Ctx, draft: CaseDraft, known?: CaseSettings, relapseOf?: FormerCase): Promise<Opened> {
  const open = await refresh(ctx, draft);
  if (open) return { caseId: open, fresh: false };
  const { caseId, fresh, severity } = await insert(ctx, known ?? (await settingsInForce(ctx)), draft, relapseOf);
  // Somebody opened it between the two statements.
  if (!fresh) return { caseId: (await refresh(ctx, draft)) as string, fresh: false };
  const { orgId, evidenceFileIds = [] } = draft;
  for (const fileId of evidenceFileIds)
    await attachFile(ctx, fileId, { kind: 'case', id: caseId, orgId, readPermission: readPermissionOf(severity) });
  await writeSteps(ctx, [
    { caseId, orgId, act: 'open', from: null, to: 'clue', facts: { figures: draft.figures, severity }, fileIds: evidenceFileIds },
  ]);
  ctx.audit({
    action: 'cases.case.opened',
    subject: { kind: 'case', id: caseId, orgId },
    after: { itemCode: draft.item, severity, title: draft.title, figures: draft.figures },
  });
  ctx.emit('cases.case.moved', { caseId }, orgId);
  return { caseId, fresh: true };
}

/** Opens many findings of a check at once; answers how many are new. */
export async function openCases(ctx: Ctx, drafts: readonly CaseDraft[]): Promise<number> {
  if (drafts.length === 0) return 0;
  const settings = await settingsInForce(ctx);
  let fresh = 0;
  for (const draft of drafts) if ((await openCase(ctx, draft, settings)).fresh) fresh += 1;
  return fresh;
}
