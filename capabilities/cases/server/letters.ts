import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { found } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { getLetter as getLetterRoute, Letter } from '../contract/steps.ts';
import type { CaseSettings } from '../rules/settings.ts';
import { whereSeen } from './case.visible.ts';
import type { CaseFacts } from './locked-case.ts';

export type LetterKind = Letter['kind'];

/** What a letter of a kind is marked with after the unit's prefix. */
const marks: Readonly<Record<LetterKind, string>> = { notice: '改', receipt: '复', 'recommendation-reply': '建复' };

/** Facts of the case that its letters state, as they are now. */
async function contentOf(ctx: Ctx, caseId: string): Promise<Record<string, unknown>> {
  const { rows } = await ctx.client.query<Record<string, unknown>>(
    `select c.title, c.subject_label as "subjectLabel", c.item_code as "itemCode", i.text_zh as "itemText", i.text_en as "itemTextEn", i.basis, c.clause, c.source,
       c.rule_label as "ruleLabel", c.facts, c.place, c.figures, c.severity, c.found_on as "foundOn", c.due_on as "dueOn", c.notice_number as "noticeNumber",
       c.recommended_by as "recommendedBy", c.recommendation_no as "recommendationNo", org.name_of(c.raised_by_org_id) as "raisedByName",
       (select l.issuer_org_id from cases.letter l where l.case_id = c.id and l.kind = 'notice' order by l.issued_on desc, l.id desc limit 1) as "noticeIssuerId"
     from cases.case c left join lateral (select * from cases.list_item i where i.code = c.item_code and i.valid_from <= c.found_on order by i.valid_from desc limit 1) i
       on true where c.id = $1`,
    [caseId],
  );
  return rows[0] ?? {};
}

/** The unit in whose name a letter goes out: that of the actor where it is in reach, else the unit of the case. */
export const issuerOf = (ctx: Ctx, c: Pick<CaseFacts, 'orgId'>): string =>
  ctx.actor.orgId && covers(ctx.scope, ctx.actor.orgId) ? ctx.actor.orgId : c.orgId;

/** Issues a letter about a case: numbered within unit, kind and year, kept word for word. Call it last in a use case, because the number waits for others. */
export async function issueLetter(
  ctx: Ctx,
  settings: CaseSettings,
  c: Pick<CaseFacts, 'id' | 'orgId'>,
  draft: { kind: LetterKind; issuerOrgId: string; content: Readonly<Record<string, unknown>> },
): Promise<{ id: string; number: string }> {
  const content = { ...(await contentOf(ctx, c.id)), ...draft.content };
  const { year, seq, text } = await nextNumber(
    ctx,
    `cases.${draft.kind}`,
    draft.issuerOrgId,
    `${settings.letterPrefix}${marks[draft.kind]}`,
  );
  const id = newId();
  await ctx.client.query(
    `insert into cases.letter (id, org_id, case_id, issuer_org_id, kind, year, seq, number, issued_on, issued_by, issued_by_name, content)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $10, $11, $12::json)`,
    [
      id,
      c.orgId,
      c.id,
      draft.issuerOrgId,
      draft.kind,
      year,
      seq,
      text,
      ctx.today,
      ctx.actor.accountId,
      ctx.actor.displayName,
      JSON.stringify(content),
    ],
  );
  return { id, number: text };
}

/** A letter as it was issued. A reply goes to whoever issued the notice, everything else to the unit of the case. */
export async function getLetter(
  ctx: Ctx,
  { caseId, letterId }: RouteInput<typeof getLetterRoute>,
): Promise<RouteAnswer<typeof getLetterRoute>> {
  const where = whereSeen(ctx, new Where()).and('c.id = ?', caseId).and('l.id = ?', letterId);
  const { rows } = await ctx.client.query<Letter>(
    `select l.id, l.kind, l.number, l.issued_on as "issuedOn", coalesce(org.name_of(l.issuer_org_id), '') as "issuerName", l.issued_by_name as "issuedByName", l.content,
       case l.kind when 'notice' then org.name_of(l.org_id) when 'receipt' then coalesce(org.name_of((l.content->>'noticeIssuerId')::uuid), '')
         else coalesce(l.content->>'recommendedBy', '') end as "toName"
     from cases.letter l join cases.case c on c.id = l.case_id where ${where.sql}`,
    where.values,
  );
  return found(rows[0]);
}
